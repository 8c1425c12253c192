package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-4: a customer is not told what to mend. */
class SendBackOrderHandlerTest {
    @Test
    void customer_shouldBeToldWhatToMend_whenStaffSendTheOrderBack() {
        var order = Given.ovOrder(Stage.WAITING);
        var answer = Invocation.of(
                new SendBackOrderHandler(order.ports())::handleRequest, "side-paths/08-send-back-order.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().status()).isEqualTo(OrderStatus.CORRECTION);
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("CorrectionRequested", "番号をご確認のうえ、修正してください。");
    }
}
