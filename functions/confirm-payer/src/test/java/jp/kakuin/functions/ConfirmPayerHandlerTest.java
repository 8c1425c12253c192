package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;

/** SPEC A-13: without it a third party is billed that never agreed. */
class ConfirmPayerHandlerTest {
    @Test
    void order_shouldGoOn_whenThePayerConfirms() {
        var order = Given.evOrder(Stage.AGREEING);
        var answer =
                Invocation.of(new ConfirmPayerHandler(order.ports())::handleRequest, "ev-order/20-confirm-payer.json");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(order.check("payer").state()).isEqualTo(CheckState.PASSED);
        assertThat(order.ports().flow.signals())
                .contains(new RecordingFlow.Signalled(GivenOrder.taskToken("payer"), Flow.Signal.PASSED));
    }
}
