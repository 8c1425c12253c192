package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;

/** SPEC G-1: the applicant is never asked, or asked twice with two codes. */
class RequestAgreementHandlerTest {
    @Test
    void applicant_shouldGetOneInvitation_whenTheStepIsRetried() {
        var order = Given.evOrder(Stage.APPROVED);
        var handler = new RequestAgreementHandler(order.ports());
        Invocation.of(handler::handleRequest, "ev-order/18-request-agreement.json");
        Invocation.of(handler::handleRequest, "ev-order/18-request-agreement.json");
        assertThat(order.check("agreement").state()).isEqualTo(CheckState.WAITING);
        assertThat(order.ports().mailSender.to("yamada@example.co.jp"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("AgreementRequested", order.linkId("agreement"), order.code("agreement")));
    }
}
