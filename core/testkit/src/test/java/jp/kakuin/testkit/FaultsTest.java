package jp.kakuin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.kakuin.validation.Probe;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final InMemoryPorts ports = new InMemoryPorts();
    private final jp.kakuin.order.OrderId order = SampleOrders.id(1);

    @Test
    void effect_shouldBeMissing_whenTheProcessDiesBeforeTheCall() {
        ports.faults.crashAt(1);

        assertThatThrownBy(() -> ports.flow().start(order, 1)).isInstanceOf(Faults.Crash.class);

        assertThat(ports.flow.starts()).isEmpty();
    }

    @Test
    void effect_shouldStand_whenTheProcessDiesAfterTheCall() {
        ports.faults.crashAt(2);

        assertThatThrownBy(() -> ports.flow().start(order, 1)).isInstanceOf(Faults.Crash.class);

        assertThat(ports.flow.starts()).hasSize(1);
    }

    @Test
    void everyPosition_shouldBeCounted_whenNothingFails() {
        ports.flow().start(order, 1);
        ports.orders().find(order);

        assertThat(ports.faults.positions()).isEqualTo(4);
        assertThat(ports.faults.calls()).containsExactly("Flow.start", "Orders.find");
    }

    @Test
    void faultsOfThePort_shouldArriveAsTheyAre_whenItFailsByItself() {
        ports.perspectives.fail(1);

        assertThatThrownBy(() -> ports.perspectives().ask(new Probe.Alias("www.example.co.jp", "example.co.jp")))
                .isInstanceOf(IllegalStateException.class);
    }
}
