package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-9: a customer has no form to sign, or nothing to put on top of the papers. */
class RenderDocumentHandlerTest {
    @Test
    void evCustomer_shouldGetTheFormToSign_whenAskingForIt() {
        var order = Given.evOrder(Stage.AGREEING);
        var answer = Invocation.of(
                new RenderDocumentHandler(order.ports())::handleRequest, "ev-order/21-render-document.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.json().path("isBase64Encoded").booleanValue()).isTrue();
        assertThat(answer.text())
                .contains("service application form", order.id().value(), "株式会社かくいん銀行");
    }

    @Test
    void customer_shouldGetTheCoverLetter_whenSendingPapersByPost() {
        var order = Given.ovOrder(Stage.RECEIVED);
        var answer = Invocation.of(
                new RenderDocumentHandler(order.ports())::handleRequest, "side-paths/15-render-document.json");
        assertThat(answer.text()).contains("cover letter", order.id().value());
    }
}
