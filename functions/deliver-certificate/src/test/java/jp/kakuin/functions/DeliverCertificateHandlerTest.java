package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC I-1, M-1: without it the certificate is made and nobody gets it. */
class DeliverCertificateHandlerTest {
    @Test
    void contacts_shouldGetTheCertificate_whenItIsIssued() {
        var order = Given.ovOrder(Stage.ISSUED);
        var answer = Invocation.of(
                new DeliverCertificateHandler(order.ports())::handleRequest, "ov-order/17-deliver-certificate.json");
        assertThat(answer.result()).isEqualTo("DELIVERED");
        for (var contact : List.of("suzuki@web.example.co.jp", "sato@example.co.jp")) {
            assertThat(order.ports().mailSender.to(contact).getLast().text())
                    .contains("CertificateIssued", "BEGIN CERTIFICATE");
        }
    }

    @Test
    void invoice_shouldWaitForTheNextBusinessDay_whenALongWeekendFollows() {
        var order = Given.evOrder(Stage.ISSUED);
        var answer = Invocation.of(
                new DeliverCertificateHandler(order.ports())::handleRequest, "ev-order/43-deliver-certificate.json");
        assertThat(answer.json().path("invoiceAt").asText()).isEqualTo("2026-11-24T00:00:00Z");
    }

    @Test
    void contacts_shouldGetOneMailEach_whenTheStepIsRetried() {
        var order = Given.ovOrder(Stage.DELIVERED);
        var mails = order.ports().mailSender.mails().size();
        Invocation.of(
                new DeliverCertificateHandler(order.ports())::handleRequest, "ov-order/17-deliver-certificate.json");
        assertThat(order.ports().mailSender.mails()).hasSize(mails);
    }
}
