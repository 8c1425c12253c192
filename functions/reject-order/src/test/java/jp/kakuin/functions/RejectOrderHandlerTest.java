package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-10: an application that must not get a certificate goes on, or its customer is never told. */
class RejectOrderHandlerTest {
    @Test
    void customer_shouldBeToldWhy_whenTheApplicationIsRejected() {
        var order = Given.ovOrder(Stage.WAITING);
        var answer =
                Invocation.of(new RejectOrderHandler(order.ports())::handleRequest, "side-paths/11-reject-order.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("OrderEnded", "申請組織の実在を確認できませんでした。");
    }
}
