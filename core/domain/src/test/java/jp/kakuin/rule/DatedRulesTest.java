package jp.kakuin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A certificate issued by yesterday's rule has to be revoked. */
class DatedRulesTest {

    /** The day before a change and the day itself, as RULES section 1 has them; written apart from the table, so that a slip in one shows. */
    @ParameterizedTest
    @CsvFileSource(resources = "dated-rules.csv", numLinesToSkip = 1)
    void rule_shouldHoldOnTheDayThatTheFieldSet_andNotADayEarlier(
            String id, LocalDate day, String before, String since) {
        var rule = rule(id);

        assertThat(rule.on(day.minusDays(1))).hasToString(before);
        assertThat(rule.on(day)).hasToString(since);
    }

    @Test
    void everyChange_shouldBeWalkedOver_soThatNoneIsUntested() throws Exception {
        var walked = new java.util.TreeSet<String>();
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                DatedRulesTest.class.getResourceAsStream("dated-rules.csv"),
                java.nio.charset.StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(", *"))
                    .forEach(cells -> walked.add(cells[0] + " " + cells[1]));
        }

        assertThat(DatedRules.ALL.stream().flatMap(DatedRulesTest::changes))
                .containsExactlyInAnyOrderElementsOf(walked);
    }

    @Test
    void everyRule_shouldBeAmongAll_soThatNoneIsForgotten() {
        var constants = Arrays.stream(DatedRules.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == DatedRule.class)
                .count();

        assertThat(DatedRules.ALL).hasSize((int) constants);
        assertThat(DatedRules.ALL.stream().map(DatedRule::id)).doesNotHaveDuplicates();
    }

    @Test
    void rule_shouldNotBeMade_whenItsRowsAreOutOfOrder() {
        var later = new DatedRule.Row<>(LocalDate.of(2027, 3, 15), 2);
        var earlier = new DatedRule.Row<>(LocalDate.of(2026, 3, 15), 1);

        assertThatThrownBy(() -> new DatedRule<>("x", "y", 0, List.of(later, earlier)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lapse_shouldBeTheFirstDayThatTheRuleOfThatDayForbids_whateverTheDay() {
        var random = new Random(20261121);
        for (int draw = 0; draw < 2_000; draw++) {
            var collected = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3_000));
            for (var rule : List.of(DatedRules.DOMAIN_REUSE, DatedRules.ORGANISATION_REUSE, DatedRules.EV_REUSE)) {
                assertThat(DatedRules.lapsesOn(rule, collected))
                        .as("%s of %s", rule.id(), collected)
                        .isEqualTo(dayByDay(rule, collected));
            }
        }
    }

    private static LocalDate dayByDay(DatedRule<Integer> days, LocalDate collected) {
        var day = collected;
        while (!day.isAfter(collected.plusDays(days.on(day)))) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static DatedRule<?> rule(String id) {
        return DatedRules.ALL.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> changes(DatedRule<?> rule) {
        return rule.rows().stream().map(row -> rule.id() + " " + row.from());
    }
}
