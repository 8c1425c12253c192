package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-3: without it a certificate is issued against the domain owner's will, or never. */
class AnswerDomainApprovalHandlerTest {
    private static final String CHECK = "domain-admin-example.co.jp";

    @ParameterizedTest
    @CsvSource({"ov, ov-order/08-answer-domain-approval.json", "ev, ev-order/17-answer-domain-approval.json"})
    void order_shouldGoOn_whenTheDomainIsApproved(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.WAITING) : Given.evOrder(Stage.WAITING);
        var answer = Invocation.of(new AnswerDomainApprovalHandler(order.ports())::handleRequest, event);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(order.check(CHECK).state()).isEqualTo(CheckState.PASSED);
        assertThat(order.check(CHECK).decision().orElseThrow().statement()).containsEntry("fullName", "管理 次郎");
        assertThat(order.order().status()).isEqualTo(OrderStatus.VETTING);
        assertThat(order.ports().flow.signals())
                .contains(new RecordingFlow.Signalled(GivenOrder.taskToken(CHECK), Flow.Signal.PASSED));
    }

    @Test
    void customer_shouldBeToldWhatToMend_whenTheDomainIsRefused() {
        var order = Given.ovOrder(Stage.WAITING);
        Invocation.of(
                new AnswerDomainApprovalHandler(order.ports())::handleRequest,
                "side-paths/16-answer-domain-approval.json");
        assertThat(order.order().status()).isEqualTo(OrderStatus.CORRECTION);
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("CorrectionRequested");
    }
}
