package jp.kakuin.pki.ct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With too few timestamps, or too many of one operator, browsers show an error in the place of the customer's site (RULES 7). */
class CtPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "PT1080H, 2, 1", // 45 days
        "PT2376H, 2, 1", // 99 days
        "PT4320H, 2, 1", // 180 days
        "PT4320H1S, 3, 2",
        "PT4776H, 3, 2", // 199 days
        "PT4800H, 3, 2", // 200 days
    })
    void row_shouldBeThatOfTheValidity_bothEndsCounted(Duration validity, int timestamps, int ofOneOperator) {
        assertThat(CtPolicy.of(validity).timestamps()).isEqualTo(timestamps);
        assertThat(CtPolicy.of(validity).countedOfOneOperator()).isEqualTo(ofOneOperator);
    }

    @ParameterizedTest(name = "{0} d, logs of {1}: {2}")
    @CsvSource({
        "99, A, false",
        "99, A A, false",
        "99, A B, true",
        "99, a b, false", // static logs alone
        "99, A b, true",
        "199, A B, false",
        "199, A A A, false",
        "199, A A B, true",
        "199, A B C, true",
        "199, a a b, false",
        "199, a a B, true",
        "199, A A A B, true", // the third of A does not count, nor does it harm
    })
    void logs_shouldDo_whenTheyAreEnoughOfEnoughOperators(int days, String operators, boolean enough) {
        assertThat(CtPolicy.isMet(CtPolicy.of(Duration.ofDays(days)), logs(operators)))
                .isEqualTo(enough);
    }

    @Test
    void log_shouldCountOnce_whenItGaveTwoTimestamps() {
        var one = logs("A").getFirst();
        var other = logs("B").getFirst();
        assertThat(CtPolicy.isMet(CtPolicy.of(Duration.ofDays(199)), List.of(one, one, other)))
                .isFalse();
    }

    @ParameterizedTest(name = "held {0}, offered {1}")
    @CsvSource({
        "'', A A B C, A A B",
        "A, A A B, A B",
        "A A, A A B, B",
        "A B, A B C, A",
        "a a, b B, B", // the kind that is still missing, not the next in the row
        "A A, A A, ''",
        "A, A A A, ''",
    })
    void choice_shouldBeTheFewestThatComplete_whenSomeAreHeld(String held, String offered, String chosen) {
        var row = CtPolicy.of(Duration.ofDays(199));
        var next = LogChoice.completing(row, logs(held), logsAfter(held, offered));
        assertThat(String.join(" ", next.stream().map(CtPolicyTest::letter).toList()))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:59:59Z, false",
        "2027-01-01T00:00:00Z, true",
        "2027-06-30T23:59:59Z, true",
        "2027-07-01T00:00:00Z, false",
    })
    void log_shouldBeAsked_whenTheCertificateEndsWithinItsInterval(Instant notAfter, boolean takes) {
        var log = SigningLog.of("A", "interval")
                .taking(Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-07-01T00:00:00Z"));
        assertThat(log.known().takes(notAfter, Instant.parse("2026-11-21T00:00:00Z")))
                .isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, false, false, false",
        "QUALIFIED, false, true, true",
        "USABLE, true, true, true",
        "READONLY, false, true, true",
        "RETIRED, false, true, false",
        "REJECTED, false, false, false",
    })
    void log_shouldBeAskedAndCounted_asItsStateSays(CtLog.State state, boolean asked, boolean before, boolean after) {
        var since = Instant.parse("2026-06-01T00:00:00Z");
        var log = SigningLog.of("A", "state").in(state, since).known();
        assertThat(log.takes(since.plusSeconds(9), since)).isEqualTo(asked);
        assertThat(log.takes(since.plusSeconds(9), since.minusSeconds(1))).isFalse();
        assertThat(log.isCounted(since.minusMillis(1))).isEqualTo(before);
        assertThat(log.isCounted(since)).isEqualTo(after);
    }

    /** Capitals are logs of RFC 6962, the others static logs. */
    private static List<CtLog> logs(String letters) {
        return logsAfter("", letters);
    }

    private static List<CtLog> logsAfter(String before, String letters) {
        var words = Arrays.stream(letters.split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        return java.util.stream.IntStream.range(0, words.size())
                .mapToObj(i -> log(words.get(i), before.length() + i))
                .toList();
    }

    private static CtLog log(String letter, int number) {
        var log = SigningLog.of(letter.toUpperCase(java.util.Locale.ROOT), letter + number);
        return (Character.isUpperCase(letter.charAt(0)) ? log : log.tiled()).known();
    }

    private static String letter(CtLog log) {
        return log.form() == CtLog.Form.RFC6962
                ? log.operator()
                : log.operator().toLowerCase(java.util.Locale.ROOT);
    }
}
