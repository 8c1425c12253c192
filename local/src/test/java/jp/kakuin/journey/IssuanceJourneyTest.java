package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.order.JapanTime;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The straight way, from application to certificate and invoice. */
@Journey
class IssuanceJourneyTest {

    private static final Map<String, String> EV_NAMES = Map.of(
            "2.5.4.15", "businessCategory", "2.5.4.5", "serialNumber", "1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC");

    private final Suite suite;

    IssuanceJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void ovOrder_shouldBringAVerifiableCertificateForEveryNameOrdered_andOneInvoice() throws Exception {
        var story = OrderStory.ov(suite, "ov", "www.ov.example.co.jp", "ov.example.co.jp")
                .apply();

        var order = story.drive();

        assertThat(order.path("status").asText()).isEqualTo("CLOSED");
        var certificate = certificate(story);
        assertThat(subject(certificate))
                .isEqualTo("CN=www.ov.example.co.jp,O=Kakuin Trading Co.\\, Ltd.,L=Chiyoda-ku,ST=Tokyo,C=JP");
        assertThat(names(certificate)).containsExactlyInAnyOrder("www.ov.example.co.jp", "ov.example.co.jp");
        assertVerifies(story, order, "ov.example.co.jp");
        assertThat(OpenSsl.timestamps(story.customer().certificate("pem")))
                .as("timestamps that OpenSSL reads")
                .isEqualTo(3);
        new LogWitness(suite)
                .assertLogged(
                        story.customer().certificate("pem"), story.customer().certificate("chain"));
        story.expectMails(Mails.ofOvOrder());
        assertInvoiceOfNextBusinessDay(story, order);
        story.awaitAttempts(Map.of(1, "SUCCEEDED"));
    }

    @Test
    void evOrder_shouldBringACertificateWithTheVettedIdentity_andAskEachPersonOnce() throws Exception {
        var story = OrderStory.ev(suite, "ev").apply();

        var order = story.drive();

        assertThat(order.path("status").asText()).isEqualTo("CLOSED");
        var certificate = certificate(story);
        assertThat(subject(certificate))
                .contains("businessCategory=Private Organization")
                .contains("serialNumber=6012345678901")
                .contains("jurisdictionC=JP")
                .contains("O=Kakuin Trading Co.\\, Ltd.");
        assertThat(names(certificate)).containsExactly("ev.example.co.jp");
        assertVerifies(story, order, "ev.example.co.jp");
        story.expectMails(Mails.ofEvOrder());
        assertInvoiceOfNextBusinessDay(story, order);
    }

    @Test
    void trialOrder_shouldBringATestCertificateAtOnce_thatLeadsToTheTestRootAlone() throws Exception {
        var story = OrderStory.trial(suite, "trial").apply();

        var order = story.drive();

        assertThat(order.path("status").asText()).isEqualTo("CLOSED");
        var certificate = certificate(story);
        assertThat(subject(certificate))
                .isEqualTo("CN=trial.example.co.jp,O=TEST CERTIFICATE - organisation not checked");
        assertThat(certificate.getIssuerX500Principal().getName()).contains("TEST CA");
        assertThat(verify(story, order, suite.testRootCertificate(), "trial.example.co.jp"))
                .isEqualTo("OK");
        assertThat(verify(story, order, suite.rootCertificate(), "trial.example.co.jp"))
                .contains("self-signed certificate in certificate chain");
        assertThat(OpenSsl.timestamps(story.customer().certificate("pem"))).isZero();
        var issued = Instant.parse(order.path("certificate").path("notBefore").asText());
        assertThat(Instant.parse(order.path("certificate").path("notAfter").asText()))
                .isBetween(issued.plus(Duration.ofDays(13)), issued.plus(Duration.ofDays(14)));
        story.expectMails(Mails.ofTrial());
        assertThat(order.path("invoice").isMissingNode()
                        || order.path("invoice").isNull())
                .isTrue();
        story.awaitAttempts(Map.of(1, "SUCCEEDED"));
    }

    private void assertVerifies(OrderStory story, JsonNode order, String host) {
        assertThat(verify(story, order, suite.rootCertificate(), host)).isEqualTo("OK");
    }

    private static String verify(OrderStory story, JsonNode order, byte[] root, String host) {
        var at = Instant.parse(order.path("certificate").path("notBefore").asText());
        return OpenSsl.verify(
                story.customer().certificate("pem"),
                story.customer().certificate("chain"),
                root,
                host,
                at.plusSeconds(1));
    }

    private void assertInvoiceOfNextBusinessDay(OrderStory story, JsonNode order) throws IOException {
        var issued = Instant.parse(order.path("certificate").path("notBefore").asText());
        var expected = new JapaneseCalendar().nextAfter(JapanTime.dayOf(issued));
        assertThat(LocalDate.parse(order.path("invoice").path("issuedOn").asText()))
                .isEqualTo(expected);
        var mail = story.mailsTo("keiri").getFirst();
        assertThat(mail.attachments()).containsExactly("I-" + story.order() + ".pdf");
        try (var pdf = Loader.loadPDF(
                suite.mailbox().attachment(mail, mail.attachments().getFirst()))) {
            var day = "%d年%d月%d日".formatted(expected.getYear(), expected.getMonthValue(), expected.getDayOfMonth());
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(day);
        }
    }

    private static X509Certificate certificate(OrderStory story) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(story.customer().certificate("pem")));
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName("RFC2253", EV_NAMES);
    }

    private static List<String> names(X509Certificate certificate) throws Exception {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> (String) name.get(1))
                .toList();
    }
}
