package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.ca.CaRotation;
import jp.kakuin.local.ca.CaStore;
import jp.kakuin.local.deploy.Deployment;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.host.AwsCall;
import jp.kakuin.local.host.CallWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The issuing CA is rotated while orders are under way (an update of the running stack). On a suite of its own, since it stays rotated. */
@Timeout(120)
class RotationJourneyTest {

    private static final String OLD = "CN=Kakuin Demo Issuing CA,O=Kakuin Demo,C=JP";
    private static final String NEW = "CN=Kakuin Demo Issuing CA 2,O=Kakuin Demo,C=JP";

    private LocalSystem system;
    private Suite suite;

    @Test
    void everyOrder_shouldEndWithOneCertificateAndItsOwnChain_whereverItWasWhenTheCaWasRotated() throws Exception {
        var workplace = WorkFolder.fresh("rotation");
        try (var started = LocalSystem.start(workplace, false, WiredHandlers::new);
                var reached = new EmbeddedSuite(workplace)) {
            system = started;
            suite = reached;
            suite.openOffice();
            var closed = OrderStory.ov(suite, "closed").apply();
            closed.drive();
            var downloaded = closed.customer().certificate("fullchain");
            var reviewed = OrderStory.ov(suite, "reviewed").apply();
            reviewed.driveUntil("final-review");
            var switched = new Switch();
            system.calls().add(switched);
            var issued = OrderStory.ov(suite, "issued").apply();
            issued.driveUntil("final-review");
            issued.act("final-review");
            issued.awaitStatus("ISSUED");
            var signing = OrderStory.ev(suite, "signing").apply();
            signing.driveUntil("final-review");

            switched.atTheCertificate();
            signing.act("final-review");

            assertEnds(signing, OLD, Mails.ofEvOrder());
            assertEnds(issued, OLD, Mails.ofOvOrder());
            assertThat(switched.signaturesBefore).hasValue(2);
            reviewed.act("final-review");
            assertEnds(reviewed, NEW, Mails.ofOvOrder());
            assertThat(closed.customer().certificate("fullchain"))
                    .as("what was downloaded before")
                    .isEqualTo(downloaded);
            assertVerifies(closed, OLD);
            assertThat(keysThatIssue()).isEqualTo(2);
            retireTheOldKey();
            var after = OrderStory.ov(suite, "after").apply();
            after.drive();
            assertEnds(after, NEW, Mails.ofOvOrder());
        }
    }

    /** Both keys are there; with the old one nobody may sign a certificate any more. */
    private void retireTheOldKey() throws IOException {
        var template = TemplateFile.read(system.workplace().template());
        var outputs = new Deployment(system.aws(), LocalSystem.STACK).deploy(template, Map.of("RetiredCaKeys", "1"));
        var keys = outputs.get("CaKeyIds").split(",");
        try (var kms = system.aws().kms()) {
            var policies = Stream.of(keys)
                    .map(key -> kms.getKeyPolicy(get -> get.keyId(key)).policy())
                    .toList();
            // Its certificates may have to be revoked as long as they live.
            assertThat(policies.getFirst()).contains("KnowTheKey", "SignCrls").doesNotContain("IssueCertificates");
            assertThat(policies.getLast()).contains("IssueCertificates", "SignCrls");
            assertThat(policies).noneMatch(policy -> policy.contains("kms:ScheduleKeyDeletion"));
        }
    }

    /** Stops the first delivery until the CA is rotated; rotates it between an order's precertificate and its certificate, where the process ends. */
    private final class Switch implements CallWatch {

        private final CountDownLatch rotated = new CountDownLatch(1);
        private final AtomicInteger signaturesBefore = new AtomicInteger(-1);

        void atTheCertificate() {
            signaturesBefore.set(0);
        }

        @Override
        public void before(AwsCall call) {
            if (call.function().equals("deliver-certificate")) {
                await();
            }
            boolean signs = call.operation().equals("Sign");
            if (signs
                    && rotated.getCount() > 0
                    && signaturesBefore.get() >= 0
                    && signaturesBefore.incrementAndGet() == 2) {
                rotate();
                throw new IllegalStateException("the process ends between precertificate and certificate");
            }
        }

        private void rotate() {
            try {
                var template = TemplateFile.read(system.workplace().template());
                new CaRotation(system.aws(), LocalSystem.STACK, template, suite.clock())
                        .run(suite.now(), Optional.of("ECC_NIST_P384"));
                rotated.countDown();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void await() {
            try {
                assertThat(rotated.await(50, TimeUnit.SECONDS)).as("rotated").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void assertEnds(OrderStory story, String issuer, String... mails) throws CertificateException {
        story.awaitStatus("CLOSED");
        story.awaitAttempts(Map.of(1, "SUCCEEDED"));
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
        story.expectMails(mails);
        var mailed = List.of("suzuki.hanako", "takahashi").stream()
                .flatMap(who -> story.mailsTo(who).stream())
                .filter(mail -> mail.attachments().contains("certificate.pem"))
                .map(mail -> suite.mailbox().attachment(mail, "certificate.pem"))
                .toList();
        assertThat(mailed).hasSize(2).containsOnly(story.customer().certificate("pem"));
        assertVerifies(story, issuer);
    }

    private void assertVerifies(OrderStory story, String issuer) throws CertificateException {
        var certificate = story.customer().certificate("pem");
        assertThat(read(certificate).getIssuerX500Principal().getName()).isEqualTo(issuer);
        assertThat(read(story.customer().certificate("chain"))
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo(issuer);
        var at =
                Instant.parse(story.read().path("certificate").path("notBefore").asText());
        assertThat(OpenSsl.verify(
                        certificate,
                        story.customer().certificate("chain"),
                        suite.rootCertificate(),
                        story.domain(),
                        at.plusSeconds(1)))
                .isEqualTo("OK");
    }

    private long keysThatIssue() {
        return new CaStore(system.aws().s3(), system.outputs().get("CaBucket"))
                .issuing().stream()
                        .filter(ca -> !ca.from().isAfter(suite.now()))
                        .count();
    }

    private static X509Certificate read(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
