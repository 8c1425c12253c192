package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kakuin.local.host.Fault.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A power cut while the CA key is used. On a suite of its own, in another process. */
@Timeout(120)
class KilledHostJourneyTest {

    @Test
    void orderInFlight_shouldEndWithOneCertificateOneInvoiceAndEachMailOnce_whenTheHostDiesWhileIssuing()
            throws Exception {
        try (var host = new ChildHost(WorkFolder.fresh("killed"))) {
            var suite = host.start();
            suite.openOffice();
            var ordered = OrderStory.ov(suite, "killed").apply();
            ordered.driveUntil("final-review");
            suite.failNext("issue-certificate", 1, Moment.HALT_AFTER);
            ordered.act("final-review");
            assertThat(host.awaitEnd()).isEqualTo(137);
            suite.close();

            var story = ordered.on(host.start());

            story.awaitStatus("CLOSED");
            story.awaitAttempts(Map.of(1, "ABORTED", 2, "SUCCEEDED"));
            assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
            assertThat(story.happened("INVOICE_DRAWN")).isEqualTo(1);
            story.expectMails(Mails.ofOvOrder());
        }
    }
}
