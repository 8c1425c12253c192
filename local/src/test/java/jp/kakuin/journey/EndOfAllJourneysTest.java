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
@Order(Integer.MAX_VALUE - 1)
class EndOfAllJourneysTest {

    /** Says which letter it is, also where the mail service has put in a Message-ID of its own. */
    private static final Pattern LETTER = Pattern.compile("boundary=\"?(?:mixed|alternative)_([0-9a-f]{24})");

    private final Suite suite;

    EndOfAllJourneysTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void nobody_shouldHaveGottenAMailTwice_norGetOneMoreWhenTheSchedulesRunAgain() {
        var story = OrderStory.ov(suite, "last").apply();
        story.drive();
        story.expectMails(Mails.ofOvOrder());
        var before = letters();

        suite.moveClock(Duration.ofMinutes(20));
        for (var scheduled : List.of(
                "chase-waiting-orders",
                "settle-mails",
                "reconcile-orders",
                "settle-mails",
                "archive-audit",
                "sign-audit-root",
                "publish-crl")) {
            suite.run(scheduled);
        }
        suite.runRenewals();

        assertThat(letters()).isNotEmpty().doesNotHaveDuplicates().containsExactlyElementsOf(before);
    }

    private List<String> letters() {
        return suite.mailbox().raw("").stream()
                .map(raw -> LETTER.matcher(new String(raw, StandardCharsets.UTF_8)))
                .map(letter -> letter.find() ? letter.group(1) : "none")
                .toList();
    }
}
