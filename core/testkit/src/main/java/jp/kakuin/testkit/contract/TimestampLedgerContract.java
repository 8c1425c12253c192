package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.Test;

/** What every {@link TimestampLedger} keeps (SPEC I-3). */
public abstract class TimestampLedgerContract {

    private static final OrderId ORDER = SampleOrders.id(1);
    private static final String ONE = "1a".repeat(32);
    private static final String TWO = "2b".repeat(32);

    protected abstract TimestampLedger timestamps();

    @Test
    void timestamps_shouldBeThere_whenAnotherRunGoesOn() {
        assertThat(timestamps().timestamps(ORDER, 1)).isEmpty();
        timestamps().keep(ORDER, 1, Map.of(ONE, new byte[] {1}));
        timestamps().keep(ORDER, 1, Map.of(TWO, new byte[] {2}));

        assertThat(timestamps().timestamps(ORDER, 1)).containsExactlyInAnyOrder(new byte[] {1}, new byte[] {2});
    }

    @Test
    void log_shouldCountOnce_whenItWasAskedTwice() {
        timestamps().keep(ORDER, 1, Map.of(ONE, new byte[] {1}, TWO, new byte[] {2}));
        timestamps().keep(ORDER, 1, Map.of(ONE, new byte[] {3}));

        assertThat(timestamps().timestamps(ORDER, 1)).containsExactlyInAnyOrder(new byte[] {3}, new byte[] {2});
    }

    /** Another attempt has another serial number, so that a timestamp of the one before would be of no use. */
    @Test
    void attempt_shouldBeginWithoutTimestamps_whenTheOneBeforeHadSome() {
        timestamps().keep(ORDER, 1, Map.of(ONE, new byte[] {1}));

        assertThat(timestamps().timestamps(ORDER, 2)).isEmpty();
        assertThat(timestamps().timestamps(SampleOrders.id(2), 1)).isEmpty();
    }
}
