package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** Without it an order whose flow was lost stands still until its customer complains. */
class ReconcileOrdersHandlerTest {
    @Test
    void order_shouldGoOn_whenItsFlowWasLost() {
        var order = Given.ovOrder(Stage.WAITING, "flow-lost");
        var answer = Invocation.of(
                new ReconcileOrdersHandler(order.ports())::handleRequest, "side-paths/20-reconcile-orders.json");
        assertThat(answer.json().path("looked").intValue()).isEqualTo(1);
        assertThat(order.ports()
                        .flow
                        .describe(order.id(), order.order().attempt())
                        .status())
                .isEqualTo(Flow.Status.RUNNING);
    }

    @Test
    void order_shouldWaitForAnOperator_whenItsFlowFailedJustNow() {
        var order = Given.ovOrder(Stage.WAITING, "flow-failed");
        var answer = Invocation.of(
                new ReconcileOrdersHandler(order.ports())::handleRequest, "side-paths/20-reconcile-orders.json");
        assertThat(answer.json().path("restarted").intValue()).isZero();
        assertThat(order.order().attempt()).isEqualTo(1);
    }
}
