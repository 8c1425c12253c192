package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC section 4: the flow does not know what to ask, or vets an order that can never be issued. */
class ValidateCsrHandlerTest {
    @Test
    void flow_shouldKnowEveryOpenCheck_whenTheCsrIsGood() {
        var order = Given.ovOrder(Stage.ACKNOWLEDGED);
        var answer =
                Invocation.of(new ValidateCsrHandler(order.ports())::handleRequest, "ov-order/03-validate-csr.json");
        assertThat(answer.result()).isEqualTo("VALID");
        var checks = answer.json().path("checks");
        assertThat(checks.path("evidence").get(0).asText()).isEqualTo("organisation");
        assertThat(checks.path("domains").get(0).asText()).isEqualTo("domain-admin-example.co.jp");
        assertThat(checks.path("content").get(0).asText()).isEqualTo("content");
        assertThat(checks.path("calls").get(0).asText()).isEqualTo("call-registration-contact");
        assertThat(checks.path("review").get(0).asText()).isEqualTo("final-review");
        for (var branch : List.of("documents", "agreement", "payer")) {
            assertThat(checks.path(branch)).isEmpty();
        }
    }

    @Test
    void evFlow_shouldAskEverybody_whenTheCsrIsGood() {
        var order = Given.evOrder(Stage.ACKNOWLEDGED);
        var answer =
                Invocation.of(new ValidateCsrHandler(order.ports())::handleRequest, "ev-order/03-validate-csr.json");
        assertThat(answer.json().path("checks").path("evidence")).hasSize(8);
        assertThat(answer.json().path("checks").path("calls")).hasSize(3);
        assertThat(answer.json().path("checks").path("agreement")).hasSize(1);
        assertThat(answer.json().path("checks").path("payer")).hasSize(1);
    }

    @Test
    void flow_shouldEnd_whenTheOrderWasWithdrawn() {
        var order = Given.ovOrder(Stage.ACKNOWLEDGED, "withdrawn");
        var answer =
                Invocation.of(new ValidateCsrHandler(order.ports())::handleRequest, "ov-order/03-validate-csr.json");
        assertThat(answer.result()).isEqualTo("SUPERSEDED");
    }
}
