package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertifiedContent;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.SubscriberProfile;
import jp.kakuin.pki.csr.KeyHash;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two CAs in one house: what the test CA signs leads to no other root, and neither signs what is the other's. */
class TrialTest {

    private static final Hierarchy REAL = Samples.rsaCa();
    private static final Hierarchy TEST = Samples.trialCa(Keys.ec("secp256r1", "trial"));
    private static final IssuingAuthorities BOTH =
            IssuingAuthorities.only(REAL.issuer()).with(TEST::issuer);

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();
    private final List<SctSource.Submission> logged = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(CertificateKind.class)
    void certificate_shouldLeadToTheRootOfItsKind_andToNoOther(CertificateKind kind) {
        var issued = issue(kind, BOTH);
        var isTrial = kind == CertificateKind.TRIAL;

        assertThat(verify(issued, REAL).isEmpty()).isEqualTo(!isTrial);
        assertThat(verify(issued, TEST).isEmpty()).isEqualTo(isTrial);
        assertThat(logged).hasSize(isTrial ? 0 : 1);
    }

    @Test
    void trial_shouldSayWhatItIs_andNameNothingThatNobodyChecked() {
        var content = Certificate.getInstance(issue(CertificateKind.TRIAL, BOTH).der())
                .getTBSCertificate();

        assertThat(content.getSubject())
                .hasToString("O=TEST CERTIFICATE - organisation not checked,CN=www.example.co.jp");
        assertThat(content.getIssuer().toString()).contains("TEST CA");
    }

    /** Its revocation is noted and owes no CRL. */
    @Test
    void trial_shouldNameNoCrl() throws Exception {
        var content = Certificate.getInstance(issue(CertificateKind.TRIAL, BOTH).der())
                .getTBSCertificate();

        assertThat(CertifiedContent.of(content.getEncoded()).crl()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CertificateKind.class)
    void otherCasKey_shouldSignNothing_evenIfTheLedgerHoldsSuchContent(CertificateKind kind) {
        var request = request(kind);
        var other = kind == CertificateKind.TRIAL ? REAL : TEST;
        var key = RequestedKey.of(request.csr());
        var content = SubscriberProfile.precertificate(
                request, key, BigInteger.TWO.pow(126).add(BigInteger.ONE), other.issuer());
        ledger.storeIfAbsent(
                request.order(),
                1,
                Stage.PRECERTIFICATE,
                SerialNumbers.show(content.parsed().getSerialNumber().getValue()),
                KeyHash.of(key),
                content.der());

        assertThatThrownBy(() -> issue(kind, BOTH)).hasMessageContaining("no CA of this house that signs " + kind);
        assertThat(ledger.entries()).noneMatch(entry -> entry.signed().isPresent());
    }

    @Test
    void trial_shouldBeSignedByNobody_whenTheHouseHasNoTestCa() {
        assertThatThrownBy(() -> issue(CertificateKind.TRIAL, IssuingAuthorities.only(REAL.issuer())))
                .hasMessageContaining("no test CA");
        assertThat(ledger.entries()).isEmpty();
    }

    private static java.util.Optional<String> verify(IssuedCertificate issued, Hierarchy house) {
        return Chain.verify(issued.der(), issued.issuerDer(), house.root(), Samples.NOW);
    }

    private static IssuanceRequest request(CertificateKind kind) {
        return Samples.request(kind, Keys.ec("secp256r1", "customer"));
    }

    private IssuedCertificate issue(CertificateKind kind, IssuingAuthorities authorities) {
        return new LedgeredIssuer(
                        () -> authorities,
                        Samples.linter(),
                        Samples.CONTENT,
                        submission -> {
                            logged.add(submission);
                            return List.of();
                        },
                        ledger,
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                        new SecureRandom())
                .issue(request(kind));
    }
}
