package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC S-4: an order whose step failed cannot be brought on its way again. */
class ReplayOrderHandlerTest {
    @Test
    void order_shouldGoOnInANewAttempt_whenItsFlowCannotBeRedriven() {
        var order = Given.ovOrder(Stage.WAITING, "flow-failed");
        var answer =
                Invocation.of(new ReplayOrderHandler(order.ports())::handleRequest, "side-paths/17-replay-order.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("means").asText()).isEqualTo("RESTARTED");
        assertThat(order.order().attempt()).isEqualTo(2);
        assertThat(order.ports().flow.starts()).contains(new RecordingFlow.Attempt(order.id(), 2));
    }

    @Test
    void order_shouldGoOnFromTheFailedStep_whenItsFlowCanBeRedriven() {
        var order = Given.ovOrder(Stage.WAITING, "flow-failed");
        order.ports().flow.canBeRedriven(order.id(), 1);
        var answer =
                Invocation.of(new ReplayOrderHandler(order.ports())::handleRequest, "side-paths/17-replay-order.json");
        assertThat(answer.body().path("means").asText()).isEqualTo("REDRIVEN");
        assertThat(order.order().attempt()).isEqualTo(1);
    }
}
