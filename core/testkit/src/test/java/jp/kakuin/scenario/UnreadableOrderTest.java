package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import jp.kakuin.Ports;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.revocation.ReadRevocations;
import jp.kakuin.revocation.WatchRevocations;
import org.junit.jupiter.api.Test;

/** One order that cannot be read hides the deadlines of all others. */
class UnreadableOrderTest extends RevocationDesk {

    @Test
    void casesOfOthers_shouldBeCountedAndShown_whenTheOrderOfOneCannotBeRead() {
        var unreadable = closedOrder();
        Office.value(staff("OPEN", "MISUSED", null));
        var first = id;
        id = unreadable;
        Office.value(staff("OPEN", "MISUSED", null));
        var without = portsWithout(unreadable);

        var answer = WatchRevocations.of(without).run();

        assertThat(answer.revocations()).isEqualTo(new WatchRevocations.Figures(2, 0, 0, 0));
        assertThat(answer.failed()).as("WorkLeftBehind rings").isOne();
        assertThat(ReadRevocations.of(without).run().cases())
                .extracting(ReadRevocations.Waiting::orderId)
                .containsExactly(first);
        office.ports.clock.advance(Duration.ofHours(120));
        assertThat(WatchRevocations.of(without).run().revocations())
                .as("its deadline is known all the same")
                .isEqualTo(new WatchRevocations.Figures(2, 2, 2, 2));
    }

    private Ports portsWithout(OrderId unreadable) {
        var orders = standIn(Orders.class, office.ports.orders, (method, arguments) -> {
            if (arguments != null && unreadable.equals(arguments[0])) {
                throw new IllegalStateException("no order");
            }
            return null;
        });
        return standIn(Ports.class, office.ports, (method, arguments) -> method.equals("orders") ? orders : null);
    }

    /** @param instead what a method answers in its place; null to ask the real one */
    private static <T> T standIn(Class<T> port, T real, Instead instead) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    var answer = instead.of(method.getName(), arguments);
                    return answer == null ? method.invoke(real, arguments) : answer;
                }));
    }

    private interface Instead {
        Object of(String method, Object... arguments);
    }
}
