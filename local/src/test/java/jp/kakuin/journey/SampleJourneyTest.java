package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.aws.table.Table;
import jp.kakuin.aws.table.TableDueIndex;
import jp.kakuin.aws.table.TableOrders;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueRun;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.order.OrderId;
import jp.kakuin.sampling.Quarter;
import jp.kakuin.sampling.SampleCertificates;
import org.junit.jupiter.api.Test;

/** SPEC X-4: what the CA issued is looked at once more, without its key, by both linters. */
@Journey
class SampleJourneyTest {

    private static final int PAGE = 25;

    private final Suite suite;

    SampleJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void sampleOfTheQuarter_shouldBeLookedAtOnce_whenTheScheduleRunsTwice() {
        var story = OrderStory.ov(suite, "sampled").apply();
        story.drive();
        try (var place = suite.audit()) {
            var index = new TableDueIndex(table(place), PAGE);
            issuedInAnEarlierQuarter(index, new OrderId(story.order()));
            // Journeys that moved the clock may have left others of earlier quarters: then one of them may be drawn.
            var candidates = issued(index).stream().map(DueEntry::order).toList();
            assertThat(candidates).contains(new OrderId(story.order()));

            suite.run("sample-certificates");
            suite.run("sample-certificates");

            assertThat(issued(index)).isEmpty();
            assertThat(looks(place, candidates))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(look -> assertThat(look.facts()).containsEntry("findings", "0"));
        }
    }

    private void issuedInAnEarlierQuarter(TableDueIndex index, OrderId order) {
        var entry = DueRun.upTo(index, DueEntry.Kind.ISSUED_CERTIFICATE, suite.now()).stream()
                .filter(each -> each.order().equals(order))
                .findFirst()
                .orElseThrow();
        index.add(new DueEntry(entry.kind(), entry.at().minus(Duration.ofDays(100)), order, entry.key()));
        index.done(entry);
    }

    private List<DueEntry> issued(TableDueIndex index) {
        var end = Quarter.before(suite.now()).end();
        return DueRun.upTo(index, DueEntry.Kind.ISSUED_CERTIFICATE, end.minusMillis(1));
    }

    private List<AuditEntry> looks(AuditPlace place, List<OrderId> orders) {
        var table = new TableOrders(table(place), suite.clock(), PAGE);
        return orders.stream()
                .flatMap(order -> table.audit(order).stream())
                .filter(entry -> entry.event().equals(SampleCertificates.SAMPLED))
                .toList();
    }

    private static Table table(AuditPlace place) {
        return new Table(place.dynamoDb(), place.outputs().get("TableName"));
    }
}
