package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import jp.kakuin.local.demo.OrderDriver;
import org.junit.jupiter.api.Test;

/** Staff telephone (SPEC P-1, P-2). */
@Journey
class PhoneCallJourneyTest {

    private static final String CALL = "call-registration-contact";

    private final Suite suite;

    PhoneCallJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void callPutOff_shouldKeepTheOrderWaiting_andBeMadeTheNextDay() {
        var story = OrderStory.ov(suite, "tomorrow").apply();
        story.driveUntil(CALL);

        var tomorrow = suite.now().plus(Duration.ofDays(1)).toString();
        story.staff("sato", "/checks/" + CALL + "/calls", OrderDriver.call("CALL_AGAIN", Optional.of(tomorrow)))
                .orFail();
        assertThat(OrderStory.waitsFor(story.read(), CALL)).isTrue();
        assertThat(story.check("final-review").path("state").asText()).isEqualTo("PENDING");
        suite.moveClock(Duration.ofDays(1));
        suite.openOffice();

        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        story.expectMails(Mails.ofOvOrder());
    }

    @Test
    void unreachableContact_shouldBeReplacedByTheCustomer_andTheOrderIssued() {
        var story = OrderStory.ov(suite, "unreachable").apply();
        story.driveUntil(CALL);
        story.staff("sato", "/checks/" + CALL + "/calls", OrderDriver.call("UNREACHABLE", Optional.empty()))
                .orFail();
        var sentBack = story.awaitStatus("CORRECTION");
        assertThat(sentBack.path("corrections").findValuesAsText("code")).containsExactly("CONTACT_UNREACHABLE");

        story.application()
                .compute(
                        "registrationContact",
                        (field, old) -> OrderStory.changed(
                                OrderStory.changed(old, "name", "森 次郎"), "email", "mori@" + story.domain()));
        story.correctAndResubmit();

        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        story.expectMails(
                Mails.RECEIVED,
                Mails.ACCESS_KEY,
                Mails.APPROVAL,
                Mails.CORRECTION,
                "mori: Your server certificate has been issued",
                Mails.ISSUED_TECHNICAL,
                Mails.INVOICE);
    }
}
