package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** An order that goes back to its customer between two runs of its issuing step, and comes again with other names or another key. */
class ChangedApplicationTest {

    private static final Hierarchy CA = Samples.rsaCa();
    private static final IssuanceRequest BEFORE = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"));

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();

    @Test
    void nameThatWasTakenBack_shouldNotBeCertified_whenItWasAboutToBe() {
        var asked = List.of("www.example.co.jp");
        dieSigning(BEFORE);

        var issued = issue(new IssuanceRequest(
                BEFORE.order(), BEFORE.kind(), BEFORE.subject(), asked, BEFORE.csr(), BEFORE.validity()));

        var names = Certificate.getInstance(issued.der())
                .getTBSCertificate()
                .getExtensions()
                .getExtension(Extension.subjectAlternativeName);
        assertThat(new String(names.getExtnValue().getOctets(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("www.example.co.jp")
                .hasSize("www.example.co.jp".length() + 4);
        assertThat(ledger.find(BEFORE.order(), 1, Stage.PRECERTIFICATE))
                .hasValueSatisfying(lost -> assertThat(lost.voided()).isTrue());
    }

    @Test
    void keyThatWasReplaced_shouldNotBeCertified_whenItWasAboutToBe() {
        dieSigning(BEFORE);
        var asked = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "replaced"));

        var issued = issue(asked);

        assertThat(ledger.currentAttempt(BEFORE.order())).isEqualTo(2);
        assertThat(issue(asked)).isEqualTo(issued);
    }

    @Test
    void certificateOfBefore_shouldNotBeDelivered_whenTheApplicationHasChangedSince() {
        issue(BEFORE);
        var asked = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "replaced"));

        assertThatThrownBy(() -> issue(asked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of another application");
    }

    private void dieSigning(IssuanceRequest request) {
        var broken = new SigningKey() {
            @Override
            public java.security.PublicKey publicKey() {
                return CA.issuer().key().publicKey();
            }

            @Override
            public byte[] signDigest(byte[] digest, SignatureHash hash) {
                throw new IllegalArgumentException("no answer");
            }
        };
        assertThatThrownBy(() -> issuer(CA.reachedBy(broken)).issue(request)).isInstanceOf(RuntimeException.class);
        assertThat(ledger.entries()).hasSize(1);
    }

    private IssuedCertificate issue(IssuanceRequest request) {
        return issuer(CA.issuer()).issue(request);
    }

    private LedgeredIssuer issuer(CertificationAuthority ca) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(ca),
                Samples.linter(),
                Samples.CONTENT,
                SctSource.NONE,
                ledger,
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                new SecureRandom());
    }
}
