package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC G-1: without it an applicant who accepts waits for ever, or is bound to a text that nobody kept. */
class AcceptAgreementHandlerTest {
    @Test
    void applicant_shouldBeOneStepFurther_whenAcceptingTheAgreement() {
        var order = Given.evOrder(Stage.AGREEING);
        var answer = Invocation.of(
                new AcceptAgreementHandler(order.ports())::handleRequest, "ev-order/19-accept-agreement.json");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(order.check("agreement").decision().orElseThrow().statement())
                .containsEntry("termsVersion", "2026-10")
                .containsEntry("termsSha256", order.ports().catalogue().terms().sha256())
                .containsEntry("surname", "Yamada");
        assertThat(order.ports().flow.signals())
                .contains(new RecordingFlow.Signalled(GivenOrder.taskToken("agreement"), Flow.Signal.PASSED));
    }

    @Test
    void applicant_shouldGetTheSameAnswer_whenSendingItTwice() {
        var order = Given.evOrder(Stage.AGREEING);
        var handler = new AcceptAgreementHandler(order.ports());
        assertThat(Invocation.of(handler::handleRequest, "ev-order/19-accept-agreement.json")
                        .status())
                .isEqualTo(204);
        var version = order.order().version();
        assertThat(Invocation.of(handler::handleRequest, "ev-order/19-accept-agreement.json")
                        .status())
                .isEqualTo(204);
        assertThat(order.order().version()).isEqualTo(version);
    }
}
