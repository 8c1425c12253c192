package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.testkit.InMemorySignatureLedger;
import jp.kakuin.testkit.ScriptedCertificateLinter;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC I-4: the second hand before the CA key. Without it a mistake that our own rules share with our own profile is signed. */
class IndependentLinterTest {

    private static final Samples.Hierarchy RSA = Samples.rsaCa();
    private static final IssuanceRequest REQUEST =
            Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"));

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();
    private final ScriptedCertificateLinter independent = new ScriptedCertificateLinter();

    @Test
    void nothing_shouldBeStoredOrSigned_whenItObjects() {
        independent.find("pkilint 0: ERROR some.finding");
        assertThatThrownBy(() -> issuer(RSA.issuer(), ledger).issue(REQUEST))
                .isInstanceOf(LintFindings.class)
                .hasMessageContaining("some.finding");
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void nothing_shouldBeStoredOrSigned_whenItHasNoVerdict() {
        independent.fail(new IllegalStateException("no answer"));
        assertThatThrownBy(() -> issuer(RSA.issuer(), ledger).issue(REQUEST)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.entries()).isEmpty();
    }

    /** What it is shown is, but for the signature, what the CA signs: byte for byte, and once for each signature. */
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void it_shouldSeeExactlyWhatIsSigned_andNothingThatTheCaSigned(String ca) throws Exception {
        var hierarchy = ca.equals("RSA") ? RSA : Samples.ecCa();
        issuer(hierarchy.issuer(), ledger).issue(REQUEST);
        assertThat(independent.asked()).hasSize(2);
        for (var shown : independent.asked()) {
            var certificate = Certificate.getInstance(shown);
            var content = certificate.getTBSCertificate().getEncoded();
            assertThat(ledger.entries()).anyMatch(entry -> Arrays.equals(entry.toBeSigned(), content));
            assertThat(certificate.getSignatureAlgorithm())
                    .isEqualTo(certificate.getTBSCertificate().getSignature());
            assertThat(Chain.verify(shown, hierarchy.issuer().chain(), hierarchy.root(), Samples.NOW))
                    .isNotEmpty();
        }
    }

    /** Another run's bytes, or those of before a deployment, are linted by today's linter before they are signed. */
    @Test
    void whatIsStored_shouldBeLintedAgain_whenAnotherRunStoredIt() {
        var callOfFirstSignature = 4;
        var calls = new CrashingCalls(callOfFirstSignature, false);
        var crashing = issuer(RSA.reachedBy(calls.over(RSA.issuer().key())), calls.over(ledger));
        assertThatThrownBy(() -> crashing.issue(REQUEST)).isInstanceOf(CrashingCalls.Crash.class);
        independent.find("pkilint 1: ERROR newer.finding");
        assertThatThrownBy(() -> issuer(RSA.issuer(), ledger).issue(REQUEST)).isInstanceOf(LintFindings.class);
        assertThat(ledger.entries())
                .isNotEmpty()
                .noneMatch(entry -> entry.signed().isPresent());
    }

    private LedgeredIssuer issuer(CertificationAuthority ca, SignatureLedger store) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(ca),
                Samples.linter(independent),
                Samples.CONTENT,
                SctSource.NONE,
                store,
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                new SecureRandom());
    }
}
