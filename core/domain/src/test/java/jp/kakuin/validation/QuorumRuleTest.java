package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BR 3.2.2.9: one place whose DNS is forged must not be enough for a certificate. */
class QuorumRuleTest {

    private static final Sighting YES = new Sighting(Sighting.Verdict.CORROBORATES, "");
    private static final Sighting NO = new Sighting(Sighting.Verdict.CONTRADICTS, "");
    private static final Sighting SILENCE = Sighting.noAnswer("");

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2",
        "2025-09-15, 2",
        "2026-03-14, 2",
        "2026-03-15, 3",
        "2026-06-14, 3",
        "2026-06-15, 4",
        "2026-12-14, 4",
        "2026-12-15, 5",
        "2031-01-01, 5"
    })
    void remotes_shouldBeAsManyAsTheRuleOfTheDayAsks_whenTheDateChanges(LocalDate day, int remotes) {
        var rule = QuorumRule.on(day);

        assertThat(rule.remotes()).isEqualTo(remotes);
        assertThat(rule.citation()).contains("3.2.2.9");
        // One fewer is never enough, whatever they see.
        assertThat(rule.holds(YES, seen(remotes, YES))).isTrue();
        assertThat(rule.holds(YES, seen(remotes - 1, YES))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "5, 1", "6, 2", "9, 2"})
    void failures_shouldBeAsFewAsTheTableAllows_whenThereAreSoManyRemotes(int remotes, int mayFail) {
        assertThat(QuorumRule.mayFail(remotes)).isEqualTo(mayFail);
    }

    @ParameterizedTest
    @CsvSource({"5, 1, true", "5, 2, false", "6, 2, true", "6, 3, false"})
    void quorum_shouldHold_onlyWhileNoMoreThanAllowedAreMissing(int remotes, int missing, boolean holds) {
        var rule = QuorumRule.on(LocalDate.of(2026, 12, 15));

        for (var other : List.of(NO, SILENCE)) {
            var seen = seen(remotes, YES);
            for (int i = 0; i < missing; i++) {
                seen.set(i, new Corroboration.Seen("place-" + i, seen.get(i).region(), other));
            }
            assertThat(rule.holds(YES, seen)).as(other.verdict().name()).isEqualTo(holds);
        }
    }

    @Test
    void primary_shouldBeHeard_whateverTheRemotesSay() {
        var rule = QuorumRule.on(LocalDate.of(2026, 11, 21));

        assertThat(rule.holds(NO, seen(5, YES))).isFalse();
        assertThat(rule.holds(SILENCE, seen(5, YES))).isFalse();
    }

    @Test
    void oneRegistry_shouldNotBeEnough_whenAllThatAgreeLieInIt() {
        var rule = QuorumRule.on(LocalDate.of(2026, 11, 21));
        var seen = new ArrayList<Corroboration.Seen>();
        for (int i = 0; i < 4; i++) {
            seen.add(new Corroboration.Seen("place-" + i, "APNIC", YES));
        }
        seen.add(new Corroboration.Seen("far", "ARIN", YES));
        assertThat(rule.holds(YES, seen)).isTrue();

        seen.set(4, new Corroboration.Seen("far", "ARIN", SILENCE));
        assertThat(rule.holds(YES, seen)).isFalse();
    }

    private static List<Corroboration.Seen> seen(int remotes, Sighting sighting) {
        var seen = new ArrayList<Corroboration.Seen>();
        for (int i = 0; i < remotes; i++) {
            seen.add(new Corroboration.Seen("place-" + i, i % 2 == 0 ? "ARIN" : "RIPE_NCC", sighting));
        }
        return seen;
    }
}
