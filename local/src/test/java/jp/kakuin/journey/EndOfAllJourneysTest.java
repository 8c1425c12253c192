package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After everything that happened on the shared suite. */
@Journey
@Order(Integer.MAX_VALUE)
class EndOfAllJourneysTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

    private final Suite suite;

    EndOfAllJourneysTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void nobody_shouldHaveGottenAMailTwice_norGetOneMoreWhenTheSchedulesRunAgain() {
        var story = OrderStory.ov(suite, "last").apply();
        story.drive();
        story.expectMails(Mails.ofOvOrder());
        var before = messageIds();

        suite.moveClock(Duration.ofMinutes(20));
        for (var scheduled : List.of("settle-mails", "reconcile-orders", "settle-mails")) {
            suite.run(scheduled);
        }
        suite.runRenewals();

        assertThat(messageIds()).doesNotHaveDuplicates().containsExactlyElementsOf(before);
    }

    private List<String> messageIds() {
        return suite.mailbox().raw("").stream()
                .map(raw -> MESSAGE_ID.matcher(new String(raw, StandardCharsets.UTF_8)))
                .filter(id -> id.find())
                .map(id -> id.group(1))
                .toList();
    }
}
