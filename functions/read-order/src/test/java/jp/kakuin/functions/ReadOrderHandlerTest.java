package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC H-2, I-1: a customer cannot see what the order waits for, or cannot fetch the certificate. */
class ReadOrderHandlerTest {
    @Test
    void customer_shouldSeeWhomTheOrderWaitsFor_whenReadingIt() {
        var order = Given.ovOrder(Stage.WAITING);
        var answer = Invocation.of(new ReadOrderHandler(order.ports())::handleRequest, "side-paths/05-read-order.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().path("waitingFor").findValuesAsText("check"))
                .containsExactlyInAnyOrder("organisation", "domain-admin-example.co.jp", "content");
        assertThat(answer.text()).doesNotContain("task-token", order.linkId("domain-admin-example.co.jp"));
    }

    @ParameterizedTest
    @CsvSource({"ov, ov-order/18-read-order.json", "ev, ev-order/44-read-order.json"})
    void customer_shouldGetTheCertificateWithItsChain_whenItIsIssued(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.DELIVERED) : Given.evOrder(Stage.DELIVERED);
        var answer = Invocation.of(new ReadOrderHandler(order.ports())::handleRequest, event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("fullchain.pem");
        assertThat(answer.text())
                .isEqualTo(order.order().certificate().orElseThrow().fullChainPem());
    }
}
