package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC I-3, V-6: two certificates for one order, or one that nobody reviewed. */
class IssueCertificateHandlerTest {
    @ParameterizedTest
    @CsvSource({"ov, ov-order/16-issue-certificate.json", "ev, ev-order/42-issue-certificate.json"})
    void customer_shouldHaveOneCertificate_whenTheStepRunsTwice(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.CAA_PERMITTED) : Given.evOrder(Stage.CAA_PERMITTED);
        var handler = new IssueCertificateHandler(order.ports());
        assertThat(Invocation.of(handler::handleRequest, event).result()).isEqualTo("ISSUED");
        var certificate = order.order().certificate();
        assertThat(certificate).isPresent();
        assertThat(order.order().contract()).isPresent();
        assertThat(Invocation.of(handler::handleRequest, event).result()).isEqualTo("ISSUED");
        assertThat(order.order().certificate()).isEqualTo(certificate);
        assertThat(order.ports().certificateIssuer.requests()).hasSize(1);
    }

    @Test
    void nothing_shouldBeSigned_whenTheFinalReviewIsMissing() {
        var order = Given.ovOrder(Stage.UNDER_REVIEW);
        var answer = Invocation.of(
                new IssueCertificateHandler(order.ports())::handleRequest, "ov-order/16-issue-certificate.json");
        assertThat(answer.result()).isEqualTo("NOT_READY");
        assertThat(order.ports().certificateIssuer.requests()).isEmpty();
    }

    @Test
    void nothing_shouldBeSigned_whenCaaWasNotAskedToday() {
        var order = Given.ovOrder(Stage.CAA_PERMITTED, "3-days-passed");
        var answer = Invocation.of(
                new IssueCertificateHandler(order.ports())::handleRequest, "ov-order/16-issue-certificate.json");
        assertThat(answer.result()).isEqualTo("CAA_STALE");
        assertThat(order.ports().certificateIssuer.requests()).isEmpty();
    }
}
