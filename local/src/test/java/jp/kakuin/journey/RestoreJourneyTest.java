package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.audit.AuditCommand;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.local.audit.RestoreCommand;
import jp.kakuin.local.audit.TableCopy;
import jp.kakuin.local.host.Fault.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rehearsal of docs/operations.md, "Restore a table to a point in time". On a suite of its own, whose table goes back in time. */
@Timeout(120)
class RestoreJourneyTest {

    private static final String RESTORED = "restored";
    private static final List<String> SCHEDULED =
            List.of("chase-waiting-orders", "settle-mails", "reconcile-orders", "archive-audit", "sign-audit-root");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void order_shouldKeepItsOneCertificateAndGetEachMailOnce_whenTheTableIsRestoredToBeforeItsIssue() throws Exception {
        var workplace = WorkFolder.fresh("restored");
        try (var system = LocalSystem.start(workplace, false, WiredHandlers::new);
                var suite = new EmbeddedSuite(system.workplace());
                var place = suite.audit()) {
            suite.openOffice();
            var story = OrderStory.ov(suite, "restored").apply();
            story.driveUntil("final-review");
            var since = suite.now();
            keepACopy(place);
            story.act("final-review");
            story.awaitStatus("CLOSED");
            story.expectMails(Mails.ofOvOrder());
            var certificate = story.customer().certificate("pem");
            suite.run("archive-audit");

            SCHEDULED.forEach(function -> suite.failNext(function, 100, Moment.BEFORE));
            assertThat(new RestoreCommand(place, out).run(since, Optional.of(RESTORED)))
                    .as(said())
                    .isZero();
            suite.clearFaults();

            assertThat(said()).contains("lost; revoke what was issued to them, and have them apply anew: none");
            assertThat(said()).contains("people are asked again: " + story.order());
            assertThat(story.status()).isEqualTo("REVIEW");
            suite.moveClock(Duration.ofMinutes(20));
            suite.run("reconcile-orders");
            suite.run("settle-mails");
            story.awaitWait("final-review");
            story.act("final-review");
            story.awaitStatus("CLOSED");
            suite.run("settle-mails");
            assertThat(story.customer().certificate("pem")).isEqualTo(certificate);
            story.expectMails(Mails.ofOvOrder());
            story.awaitAttempts(Map.of(1, "SUCCEEDED", 2, "SUCCEEDED"));
            assertThat(story.happened("ORDER_RESTORED")).isEqualTo(1);

            suite.run("archive-audit");
            suite.moveClock(Duration.ofHours(1));
            suite.run("sign-audit-root");
            said.reset();
            assertThat(new AuditCommand(out).verify(place, Optional.empty(), suite.now()))
                    .as(said())
                    .isZero();
        }
    }

    private static void keepACopy(AuditPlace place) {
        var name = place.outputs().get("TableName");
        var table = place.dynamoDb()
                .describeTable(describe -> describe.tableName(name))
                .table();
        place.dynamoDb()
                .createTable(create -> create.tableName(RESTORED)
                        .billingMode("PAY_PER_REQUEST")
                        .attributeDefinitions(table.attributeDefinitions().stream()
                                .filter(attribute -> List.of("pk", "sk").contains(attribute.attributeName()))
                                .toList())
                        .keySchema(table.keySchema()));
        new TableCopy(place.dynamoDb()).run(name, RESTORED);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
