package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order waits for somebody outside (SPEC V-7). */
@Journey
class WaitingJourneyTest {

    private final Suite suite;

    WaitingJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void forgottenOrder_shouldBeRemindedThreeTimes_thenExpireAndLeaveNothingRunning() {
        var story = OrderStory.ov(suite, "forgotten").apply();
        story.awaitWait(story.approvalBy("admin"));
        var expected = new ArrayList<>(List.of(Mails.RECEIVED, Mails.ACCESS_KEY, Mails.APPROVAL));
        story.expectMails(expected.toArray(String[]::new));

        for (int days : new int[] {3, 4, 7}) {
            suite.moveClock(Duration.ofDays(days));
            suite.run("chase-waiting-orders");
            suite.run("chase-waiting-orders");
            expected.add(Mails.REMINDER);
            story.expectMails(expected.toArray(String[]::new));
        }
        assertThat(suite.running(story.order())).hasSize(1);

        suite.moveClock(Duration.ofDays(16));
        suite.run("chase-waiting-orders");
        assertThat(story.status()).isEqualTo("EXPIRED");
        assertThat(suite.running(story.order())).isEmpty();
        expected.add(Mails.EXPIRED);
        story.expectMails(expected.toArray(String[]::new));
    }
}
