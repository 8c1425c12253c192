package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CA that could not meet BR 3.2.2.9 if it wanted must hear of it at its start, and before the day. */
class PerspectivePlanTest {

    private static final String[] FIVE = {"ap-southeast-1", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1"};

    @Test
    void plan_shouldBeSilent_whenItMeetsTheRuleOfTodayAndOfTheNextSixtyDays() {
        assertThat(plan(FIVE).demand(LocalDate.of(2026, 11, 21))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-15, 0", "2026-10-16, 1", "2026-12-14, 1"})
    void fourRemotes_shouldBeToldOf_sixtyDaysBeforeTheFifthIsDemanded(LocalDate today, int told) {
        var ahead = plan(Arrays.copyOf(FIVE, 4)).demand(today);

        assertThat(ahead).hasSize(told);
        assertThat(ahead).allSatisfy(shortfall -> {
            assertThat(shortfall.fault()).isEqualTo(PerspectivePlan.Fault.TOO_FEW_REMOTES);
            assertThat(shortfall.from()).isEqualTo(LocalDate.of(2026, 12, 15));
        });
    }

    @Test
    void fourRemotes_shouldNotStart_fromTheDayOn() {
        var four = plan(Arrays.copyOf(FIVE, 4));

        assertThatThrownBy(() -> four.demand(LocalDate.of(2026, 12, 15)))
                .isInstanceOf(PerspectivePlan.Unfit.class)
                .hasMessageContaining("4 remote perspectives", "at least 5");
    }

    @Test
    void neighbours_shouldNotStart_forWhoDeceivesOneDeceivesBoth() {
        assertThatThrownBy(() -> plan("eu-west-3", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1")
                        .demand(LocalDate.of(2026, 11, 21)))
                .isInstanceOf(PerspectivePlan.Unfit.class)
                .hasMessageContaining("eu-west-3 and eu-central-1");
        assertThatThrownBy(() -> plan("ap-northeast-3", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1")
                        .demand(LocalDate.of(2026, 11, 21)))
                .hasMessageContaining("ap-northeast-1 and ap-northeast-3");
    }

    @Test
    void samePlaceTwice_shouldNotCountTwice() {
        assertThatThrownBy(() -> plan("us-east-1", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1")
                        .demand(LocalDate.of(2026, 11, 21)))
                .hasMessageContaining("us-east-1 and us-east-1");
    }

    @Test
    void oneRegistry_shouldNotStart() {
        assertThatThrownBy(() -> plan("ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ap-south-1")
                        .demand(LocalDate.of(2026, 11, 21)))
                .hasMessageContaining("registries");
    }

    @Test
    void emptyPlan_shouldNeverStart() {
        assertThatThrownBy(() -> plan().demand(LocalDate.of(2020, 1, 1))).isInstanceOf(PerspectivePlan.Unfit.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ap-northeast-1, ap-northeast-3, 400",
        "ap-northeast-1, us-west-2, 7750",
        "eu-central-1, eu-west-3, 479",
        "us-west-2, sa-east-1, 10700"
    })
    void distance_shouldBeThatOfAnAtlas(String one, String other, double kilometres) {
        assertThat(Places.demand(one).kilometresTo(Places.demand(other)))
                .isBetween(kilometres * 0.95, kilometres * 1.05);
    }

    @Test
    void unknownPlace_shouldNotBeTakenForAnyPlace() {
        assertThatThrownBy(() -> Places.demand("moon-base-1")).hasMessageContaining("moon-base-1");
    }

    private static PerspectivePlan plan(String... remotes) {
        return new PerspectivePlan(
                Places.demand("ap-northeast-1"),
                Stream.of(remotes).map(Places::demand).toList());
    }
}
