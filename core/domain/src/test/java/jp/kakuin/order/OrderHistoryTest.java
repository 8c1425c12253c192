package jp.kakuin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckPlan;
import jp.kakuin.vetting.Decision;
import org.junit.jupiter.api.Test;

/** BR 5.4.1: what was verified, by whom and with which result, is kept. */
class OrderHistoryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final Check PENDING =
            Check.pending("organisation", CheckKind.ORGANISATION, List.of(), Optional.empty(), "inputs");
    private static final Check FAILED = PENDING.opened(NOW).decided(decision(false));
    private static final Check PASSED = PENDING.opened(NOW).decided(decision(true));

    @Test
    void failedRecord_shouldStayInOrder_whenCheckIsAskedAgain() {
        var order = order(FAILED);

        var resumed = order.withChecks(CheckPlan.resumed(order.checks()));

        assertThat(resumed.checks()).containsExactly(PENDING);
        assertThat(resumed.earlierChecks()).containsExactly(FAILED);
    }

    @Test
    void record_shouldStandOnce_whenEditKeepsIt() {
        assertThat(order(PASSED).withChecks(List.of(PASSED)).earlierChecks()).isEmpty();
    }

    @Test
    void unansweredCheck_shouldLeaveNothing_whenEditDropsIt() {
        assertThat(order(PENDING).withChecks(List.of()).earlierChecks()).isEmpty();
    }

    @Test
    void newestRecords_shouldStay_whenThereAreMoreThanAnItemHolds() {
        var order = order(FAILED);
        for (int i : IntStream.range(0, 60).toArray()) {
            order = order.withChecks(List.of(PENDING))
                    .withChecks(List.of(PENDING.opened(NOW.plusSeconds(i)).decided(decision(false))));
        }
        assertThat(order.earlierChecks()).hasSize(50);
        assertThat(order.earlierChecks().getLast().waiting().orElseThrow().since())
                .isEqualTo(NOW.plusSeconds(58));
    }

    private static Order order(Check check) {
        return ReceivedOrder.of(null, List.of(check), NOW);
    }

    private static Decision decision(boolean passed) {
        return new Decision(passed, Actor.staff("sato"), NOW, List.of(), Map.of(), "");
    }
}
