package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC X-1: a customer cannot get rid of a certificate that must not be used any more. */
class RequestRevocationHandlerTest {

    @Test
    void request_shouldBeKeptWithItsDeadline_whenTheCustomerAsks() {
        var order = Given.ovOrder(Stage.ISSUED);
        var answer = Invocation.of(
                new RequestRevocationHandler(order.ports())::handleRequest, "side-paths/41-request-revocation.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("revocation").path("reason").path("en").asText())
                .isEqualTo("The site ends");
        assertThat(answer.body().path("revocation").path("revokedBy").asText()).isNotBlank();
        assertThat(answer.body().path("actions").findValuesAsText("name")).doesNotContain("revoke");
        assertThat(order.order().revocations().open()).isPresent();
    }
}
