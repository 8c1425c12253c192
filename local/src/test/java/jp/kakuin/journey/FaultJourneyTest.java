package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kakuin.local.host.Fault.Moment;
import jp.kakuin.testkit.contract.AtOnce;
import org.junit.jupiter.api.Test;

/** Functions fail, answers are lost: the order survives, and nothing is done twice (SPEC I-3, S-4). */
@Journey
class FaultJourneyTest {

    /** A step is tried once and retried three times. */
    private static final int EVERY_TRY = 4;

    private final Suite suite;

    FaultJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void ordersThatFailedForGood_shouldGoOnByAnOperatorsReplay_withOneCertificateAndEachMailOnce() throws Exception {
        // Side by side, because the retries' pauses are real time.
        var undelivered = OrderStory.ov(suite, "undelivered").apply();
        undelivered.driveUntil("final-review");
        suite.failNext("deliver-certificate", EVERY_TRY, Moment.AFTER);
        undelivered.act("final-review");
        suite.failNext("validate-csr", EVERY_TRY, Moment.BEFORE);
        var unread = OrderStory.ov(suite, "unread").apply();

        undelivered.awaitAttempts(Map.of(1, "FAILED"));
        unread.awaitAttempts(Map.of(1, "FAILED"));
        suite.run("reconcile-orders");

        for (var story : List.of(undelivered, unread)) {
            assertThat(story.attempts())
                    .as("a fresh failure waits for an operator")
                    .hasSize(1);
            var replays = AtOnce.run(2, who -> story.replay().status());
            assertThat(replays).as("two operators at once").contains(200).isSubsetOf(200, 409);

            assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
            story.awaitAttempts(Map.of(1, "FAILED", 2, "SUCCEEDED"));
            assertOneCertificate(story);
            story.expectMails(Mails.ofOvOrder());
            assertThat(story.replay().status()).as("nothing is left to replay").isEqualTo(409);
        }
    }

    @Test
    void everyStepsAnswerLostOnce_shouldStillMakeOneCertificate_oneInvoice_andEachMailOnce() {
        var steps = List.of(
                "acknowledge-order",
                "validate-csr",
                "open-check",
                "request-domain-approval",
                "check-caa",
                "issue-certificate",
                "deliver-certificate",
                "send-invoice");
        steps.forEach(step -> suite.failNext(step, 1, Moment.AFTER));
        var story = OrderStory.ov(suite, "lost-answers").apply();

        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");

        story.awaitAttempts(Map.of(1, "SUCCEEDED"));
        assertOneCertificate(story);
        assertThat(story.happened("INVOICE_DRAWN")).isEqualTo(1);
        story.expectMails(Mails.ofOvOrder());
    }

    private void assertOneCertificate(OrderStory story) {
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
        var mailed = List.of("suzuki.hanako", "takahashi").stream()
                .flatMap(who -> story.mailsTo(who).stream())
                .filter(mail -> mail.attachments().contains("certificate.pem"))
                .map(mail -> suite.mailbox().attachment(mail, "certificate.pem"))
                .toList();
        assertThat(mailed).hasSize(2).containsOnly(story.customer().certificate("pem"));
    }
}
