package jp.kakuin.pki.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.issuance.LedgeredIssuer;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.lint.Linter;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.InMemorySignatureLedger;
import jp.kakuin.testkit.ScriptedCertificateLinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BR 8.7: a certificate that is wrong stays unknown to the CA that issued it. */
class SecondLookTest {

    private static final Samples.Hierarchy CA = Samples.ecCa();
    private static final IssuanceRequest VETTED = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"));
    private static final byte[] CERTIFICATE = issue(VETTED);

    private final ScriptedCertificateLinter independent = new ScriptedCertificateLinter();

    @ParameterizedTest
    @EnumSource(names = "TRIAL", mode = EnumSource.Mode.EXCLUDE)
    void nothing_shouldBeFound_whenTheCertificateSaysWhatWasVetted(CertificateKind kind) {
        var vetted = Samples.request(kind, Keys.ec("secp256r1", "customer"));
        var certificate = issue(vetted);

        assertThat(look(certificate, vetted)).isEmpty();
        assertThat(independent.asked()).containsExactly(certificate);
    }

    @Test
    void subject_shouldBeFound_whenItIsNotAsVetted() {
        var subject = VETTED.subject();
        var other = new SubjectIdentity(
                "JP",
                subject.stateOrProvince(),
                subject.locality(),
                "Another Co., Ltd.",
                "example.co.jp",
                Optional.empty());
        assertThat(look(CERTIFICATE, vetted(other, VETTED.dnsNames(), VETTED.csr())))
                .containsExactly(
                        "subject (BR 7.1.2.7.2): 2.5.4.10 is not as vetted",
                        "subject (BR 7.1.2.7.2): 2.5.4.3 is not as vetted");
    }

    /** Also what the certificate has and nobody vetted. */
    @Test
    void attributesOfEv_shouldBeFound_whenTheyWereNotVetted() {
        var certificate = issue(Samples.request(CertificateKind.EV, Keys.ec("secp256r1", "customer")));
        assertThat(look(certificate, VETTED))
                .filteredOn(finding -> finding.startsWith("subject "))
                .hasSize(3);
    }

    @Test
    void namesAndKey_shouldBeFound_whenTheyAreNotTheOrders() {
        var other = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "another customer"));
        assertThat(look(CERTIFICATE, vetted(VETTED.subject(), List.of("www.example.co.jp"), other.csr())))
                .containsExactly(
                        "names (BR 7.1.2.7.12): not those that were validated", "key (SPEC C-12): not the CSR's");
    }

    @Test
    void bothLinters_shouldBeHeard_whenBothObject() {
        independent.find("pkilint 1: ERROR newer.finding");
        assertThat(look(
                        CERTIFICATE,
                        new IssuanceRequest(
                                VETTED.order(),
                                CertificateKind.EV,
                                VETTED.subject(),
                                VETTED.dnsNames(),
                                VETTED.csr(),
                                VETTED.validity())))
                .contains("pkilint 1: ERROR newer.finding")
                .anyMatch(finding -> finding.startsWith("policy"));
    }

    @Test
    void lookShouldHaveNoResult_whenTheIndependentLinterHasNoVerdict() {
        independent.fail(new IllegalStateException("no answer"));
        assertThatThrownBy(() -> look(CERTIFICATE, VETTED)).hasMessage("no answer");
    }

    @Test
    void signature_shouldBeFound_whenItIsNotTheCas() {
        var forged = CERTIFICATE.clone();
        forged[forged.length - 1] ^= 1;
        assertThat(look(forged, VETTED)).containsExactly("signature (RFC 5280 4.1.1.3): not the CA's");
    }

    @Test
    void stranger_shouldBeFound_whenItIsTheIssuer() {
        assertThat(look(CERTIFICATE, VETTED, Samples.rsaCa().issuer()))
                .containsExactly("issuer (BR 7.1.4.1): no CA of this house");
    }

    /** What was issued for 199 days on the last day of 200 is not wrong on the first day of 100. */
    @Test
    void limits_shouldBeThoseOfTheDayOfIssue_whenTheyHaveChangedSince() {
        var before = Instant.parse("2027-03-14T14:00:00Z");
        var validity = new Validity(before, before.plus(Duration.ofDays(199)).minusSeconds(1));
        var vetted = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"), validity);
        assertThat(look(issue(vetted), vetted)).isEmpty();
    }

    @Test
    void caWithoutItsKey_shouldSignNothing() {
        var key = CertificationAuthority.withoutKey(
                        CA.issuer().chain(), CA.issuer().points())
                .key();
        assertThat(key.publicKey()).isEqualTo(CA.issuer().key().publicKey());
        assertThatThrownBy(() -> key.signDigest(new byte[32], SignatureHash.SHA_256))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private List<String> look(byte[] certificate, IssuanceRequest vetted) {
        return look(certificate, vetted, CA.issuer());
    }

    private List<String> look(byte[] certificate, IssuanceRequest vetted, CertificationAuthority known) {
        var authorities = IssuingAuthorities.only(CertificationAuthority.withoutKey(known.chain(), known.points()));
        return new SecondLook(() -> authorities, new Linter(new FullyQualifiedNames(), independent))
                .findings(certificate, vetted);
    }

    private static IssuanceRequest vetted(SubjectIdentity subject, List<String> names, String csr) {
        return new IssuanceRequest(VETTED.order(), VETTED.kind(), subject, names, csr, VETTED.validity());
    }

    private static byte[] issue(IssuanceRequest request) {
        return new LedgeredIssuer(
                        () -> IssuingAuthorities.only(CA.issuer()),
                        Samples.linter(),
                        Samples.CONTENT,
                        SctSource.NONE,
                        new InMemorySignatureLedger(),
                        Clock.fixed(request.validity().notBefore(), ZoneOffset.UTC),
                        new SecureRandom())
                .issue(request)
                .der();
    }
}
