package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.Orders;
import jp.kakuin.recovery.RestoredChains;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link RestoredChains} keeps. */
public abstract class RestoredChainsContract {

    protected final SteppingClock clock = new SteppingClock();

    protected abstract RestoredChains chains();

    protected abstract Orders orders();

    @Test
    void chain_shouldGoOnBehindWhatTheTableHadLost_whenItIsPutBackTwice() {
        var order = SampleOrders.write(orders(), SampleOrders.received(1, clock.instant()));
        var first = orders().audit(order.id()).getFirst();
        var second = AuditEntry.next(order.id(), 2, clock.instant(), "system", "LOST", Map.of(), first.hash());
        var other = AuditEntry.next(order.id(), 1, clock.instant(), "system", "FORGED", Map.of(), "");

        chains().keep(List.of(second));
        chains().keep(List.of(second, other));
        var restored = orders().change(
                        order.id(),
                        found -> Result.accepted(
                                OrderChange.restoration(found, 2, Optional.of(second), clock.instant())));

        assertThat(restored).isInstanceOf(Result.Accepted.class);
        var chain = orders().audit(order.id());
        assertThat(chain).startsWith(first, second).hasSize(3);
        assertThat(chain.getLast().sequence()).isEqualTo(3);
        assertThat(chain.getLast().previousHash()).isEqualTo(second.hash());
        var standing = orders().find(order.id()).orElseThrow();
        assertThat(standing.version()).isEqualTo(3);
        assertThat(standing.auditHead()).isEqualTo(chain.getLast().hash());
        assertThat(standing.attempt()).isEqualTo(2);
    }
}
