package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-14: a customer cannot stop an order, or it goes on behind their back. */
class WithdrawOrderHandlerTest {
    @Test
    void order_shouldEndWithAMail_whenTheCustomerWithdrawsIt() {
        var order = Given.ovOrder(Stage.WAITING);
        var answer = Invocation.of(
                new WithdrawOrderHandler(order.ports())::handleRequest, "side-paths/10-withdraw-order.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().status()).isEqualTo(OrderStatus.WITHDRAWN);
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("OrderEnded", "WITHDRAWN");
    }
}
