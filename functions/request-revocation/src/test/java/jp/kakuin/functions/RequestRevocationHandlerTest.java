package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.revocation.RequestRevocation;
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
        assertThat(order.order().revocations().open()).isPresent();

        // What can still be said is that it is worse than that; then nothing more.
        assertThat(answer.body().path("revocationReasons").findValuesAsText("reason"))
                .containsExactly("KEY_COMPROMISED");
        assertThat(answer.body().path("actions").findValuesAsText("name")).contains("revoke");
        RequestRevocation.of(order.ports())
                .run(new CustomerAccess(order.order().id()), new RequestRevocation.Form("KEY_COMPROMISED"));
        var worse = Invocation.of(
                new RequestRevocationHandler(order.ports())::handleRequest, "side-paths/41-request-revocation.json");
        assertThat(worse.body().path("revocation").path("reason").path("en").asText())
                .isEqualTo("The key is compromised");
        assertThat(worse.body().path("revocationReasons")).isEmpty();
        assertThat(worse.body().path("actions").findValuesAsText("name")).doesNotContain("revoke");
    }
}
