package jp.kakuin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are gone when an auditor asks for them, or people's addresses lie about for ever. */
class RetentionTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2027-03-14", "2027-03-15", "2028-02-29"})
    void problemReport_shouldOutliveByTwoYears_whateverCertificateWasValidAtItsDecision(String day) {
        var decided = LocalDate.parse(day);
        // The limit under which the first of ours was issued; it only falls.
        var life = DatedRules.LONGEST_LIFE.on(LocalDate.parse("2026-11-21"));

        assertThat(Retention.PROBLEM_REPORT.until(noon(decided)))
                .isAfter(noon(decided.plusDays(life).plusYears(2)))
                .isBeforeOrEqualTo(noon(decided.plusYears(3)));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
