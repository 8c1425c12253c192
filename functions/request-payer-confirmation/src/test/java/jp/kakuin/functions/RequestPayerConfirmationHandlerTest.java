package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;

/** SPEC A-13: the payer never hears of the order. */
class RequestPayerConfirmationHandlerTest {
    @Test
    void payer_shouldBeAskedWithThePrice_whenAThirdPartyPays() {
        var order = Given.evOrder(Stage.ACKNOWLEDGED);
        Invocation.of(
                new RequestPayerConfirmationHandler(order.ports())::handleRequest,
                "ev-order/15-request-payer-confirmation.json");
        assertThat(order.check("payer").state()).isEqualTo(CheckState.WAITING);
        assertThat(order.ports().mailSender.to("keiri@pay.example.co.jp"))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text()).contains("PayerConfirmationRequested", order.code("payer"), "264000"));
    }
}
