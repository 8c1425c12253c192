package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.revocation.CrlReason;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC X-1: a certificate that must not be good any more stays good. */
class RevokeCertificateHandlerTest {

    @Test
    void certificate_shouldBeRevoked_whenStaffSayWhy() {
        var order = Given.ovOrder(Stage.ISSUED);
        var answer = Invocation.of(
                new RevokeCertificateHandler(order.ports())::handleRequest, "side-paths/42-revoke-certificate.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("revocation").path("revokedAt").asText()).isNotBlank();
        assertThat(order.order().revocation().orElseThrow().reason()).isEqualTo(CrlReason.SUPERSEDED);
    }

    @Test
    void certificatesOfAList_shouldBeDue_whenAnApproverSendsIt() {
        var order = Given.ovOrder(Stage.ISSUED);
        var answer = Invocation.of(
                new RevokeCertificateHandler(order.ports())::handleRequest, "side-paths/50-revoke-certificate.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("certificates").findValuesAsText("standing"))
                .containsExactly("DUE", "UNKNOWN");
        assertThat(order.order().revocations().open()).isPresent();
    }

    @Test
    void stranger_shouldLearnNoOrder_whenTheyProveToHaveItsKey() {
        var order = Given.ovOrder(Stage.ISSUED);
        var key = order.order().application().decodedCsr().keySha256();
        order.ports().keyProofs.take(key);

        var answer = Invocation.of(
                new RevokeCertificateHandler(order.ports())::handleRequest, "side-paths/43-revoke-certificate.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("certificates")).hasSize(1);
        assertThat(answer.body().toString()).doesNotContain(order.id().value());
        assertThat(order.order().revocation().orElseThrow().reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
    }
}
