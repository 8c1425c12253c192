package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;

/** SPEC A-4: a corrected order never comes back into vetting, or loses what has passed. */
class ResubmitApplicationHandlerTest {
    @Test
    void order_shouldGoOnAndKeepItsResults_whenResubmitted() {
        var order = Given.ovOrder(Stage.WAITING, "evidence-passed", "sent-back");
        var answer = Invocation.of(
                new ResubmitApplicationHandler(order.ports())::handleRequest,
                "side-paths/09-resubmit-application.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().status()).isEqualTo(OrderStatus.VETTING);
        assertThat(order.check("organisation").state()).isEqualTo(CheckState.PASSED);
        assertThat(order.ports().flow.starts()).contains(new RecordingFlow.Attempt(order.id(), 2));
    }
}
