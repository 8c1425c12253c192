package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.rights.CallBook;
import jp.kakuin.rights.LeastPrivilege;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Each function may do what it does, and no more: judged by everything that all journeys made it do, so it comes last and needs all of them. */
@Journey
@Order(Integer.MAX_VALUE)
class LeastPrivilegeJourneyTest {

    private final LeastPrivilege rights = new LeastPrivilege(CallBook.OF_JOURNEYS);

    @Test
    void function_shouldBeGrantedEveryCallItMakes_elseItFailsOnAwsAlone() {
        System.out.println(rights.summary());
        assertThat(rights.unknown())
                .as("calls that rights/actions.txt does not know")
                .isEmpty();
        assertThat(rights.refused()).as("calls that AWS would refuse").isEmpty();
    }

    @Test
    void function_shouldHaveNoGrantItNeverUses_elseWhoTakesItOverGetsMore() {
        assertThat(rights.unused())
                .as("grants that no journey uses and no line of rights/unused.txt gives a reason for")
                .isEmpty();
        assertThat(rights.doubled()).as("grants that are given twice").isEmpty();
    }

    @Test
    void reasons_shouldGo_whenTheirGrantIsGoneOrUsed() {
        assertThat(rights.idleExcuses()).isEmpty();
    }
}
