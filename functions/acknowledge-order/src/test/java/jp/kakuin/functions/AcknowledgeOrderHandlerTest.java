package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.RecordingMailSender;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-3: without it a customer has neither a confirmation nor the access key of the account. */
class AcknowledgeOrderHandlerTest {
    @Test
    void customer_shouldGetConfirmationAndAccessKey_whenOrdering() {
        var order = Given.ovOrder(Stage.RECEIVED);
        var answer = Invocation.of(
                new AcknowledgeOrderHandler(order.ports())::handleRequest, "ov-order/02-acknowledge-order.json");
        assertThat(answer.result()).isEqualTo("DONE");
        assertThat(order.ports().mailSender.to("sato@example.co.jp"))
                .extracting(RecordingMailSender.Mail::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .contains("OrderReceived", order.id().value(), "株式会社かくいん商事"),
                        text -> assertThat(text).contains("AccessKeyIssued"));
    }

    @Test
    void customer_shouldGetEachMailOnce_whenTheStepIsRetried() {
        var order = Given.evOrder(Stage.RECEIVED);
        var handler = new AcknowledgeOrderHandler(order.ports());
        Invocation.of(handler::handleRequest, "ev-order/02-acknowledge-order.json");
        Invocation.of(handler::handleRequest, "ev-order/02-acknowledge-order.json");
        assertThat(order.ports().mailSender.mails()).hasSize(2);
    }
}
