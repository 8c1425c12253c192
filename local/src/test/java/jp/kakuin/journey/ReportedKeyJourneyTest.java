package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SPEC C-3, X-1: a key that others have. */
@Journey
class ReportedKeyJourneyTest {

    private final Suite suite;

    ReportedKeyJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void certificateShouldBeFoundByItsKey_andItsKeyRefused_whenStaffReportIt() throws Exception {
        var story = OrderStory.ov(suite, "reported").apply();
        story.drive();
        var certificate = new String(story.customer().certificate("pem"), StandardCharsets.US_ASCII);
        var serialNumber = ((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(story.customer().certificate("pem"))))
                .getSerialNumber()
                .toString(16);

        var reported = story.api()
                .post(
                        "/staff/compromised-keys",
                        suite.staffToken("sato"),
                        Map.of("pem", certificate, "note", "届出 2026-017"))
                .orFail()
                .json();

        assertThat(reported.path("certificates").findValuesAsText("serialNumber"))
                .containsExactly(serialNumber);
        assertThat(reported.path("certificates").findValuesAsText("orderId")).containsExactly(story.order());
        var key = reported.path("key").path("keySha256").asText();
        assertThat(story.api()
                        .get("/staff/compromised-keys/" + key, suite.staffToken("suzuki"))
                        .orFail()
                        .json())
                .isEqualTo(reported);
        var csr = story.application().get("csr");
        assertThat(story.api()
                        .post("/csr-checks", "", Map.of("csr", csr))
                        .orFail()
                        .json()
                        .path("problems")
                        .findValuesAsText("code"))
                .containsExactly("CSR_KEY_COMPROMISED");
    }
}
