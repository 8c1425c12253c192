package jp.kakuin.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.issuance.Samples;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CA's own certificates: wrong ones make every certificate below them worthless. */
class CaSetupTest {

    private static final Samples.Hierarchy CA = Samples.rsaCa();

    @Test
    void intermediate_shouldIssueTlsOnlyAndNoFurtherCa_whenMade() {
        var constraints =
                BasicConstraints.fromExtensions(CA.issuer().certificate().getExtensions());
        assertThat(constraints.isCA()).isTrue();
        assertThat(constraints.getPathLenConstraint()).isZero();
        assertThat(Chain.verify(CA.issuer().chain().getFirst(), List.of(), CA.root(), Samples.NOW))
                .isEmpty();
    }

    @Test
    void chain_shouldNotHold_whenRootOrMomentIsWrong() {
        var intermediate = CA.issuer().chain().getFirst();
        assertThat(Chain.verify(intermediate, List.of(), Samples.ecCa().root(), Samples.NOW))
                .isPresent();
        assertThat(Chain.verify(intermediate, List.of(), CA.root(), Samples.NOW.plus(Duration.ofDays(3650))))
                .isPresent();
    }

    @Test
    void request_shouldVerify_whenCarriedToAnOfflineRoot() throws Exception {
        var keys = Keys.ec("secp384r1", "new");
        var der = new CaSetup(new SecureRandom())
                .intermediateRequest(new SoftwareSigningKey(keys), new AuthorityName("JP", "Kakuin CA", "TLS CA 2"));
        var request = new PKCS10CertificationRequest(der);
        assertThat(request.isSignatureValid(
                        new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(request.getSubject()).hasToString("C=JP,O=Kakuin CA,CN=TLS CA 2");
    }

    @Test
    void authority_shouldNotStart_whenItsCertificateIsOfAnotherKey() {
        var other = new SoftwareSigningKey(Keys.rsa(2048, "other"));
        assertThatThrownBy(() -> CA.reachedBy(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pem_shouldEndWithANewlineAndReadBack_whenFilesArePutTogether() {
        var chain = List.of(CA.issuer().chain().getFirst(), CA.root());
        var pem = Pem.certificates(chain);
        assertThat(pem).endsWith("-----END CERTIFICATE-----\n").contains("-----END CERTIFICATE-----\n-----BEGIN");
        assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
        assertThat(Pem.read("text\n" + pem.replace("\n", "\r\n"))).containsExactlyElementsOf(chain);
        assertThat(Pem.read("nothing")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signature_shouldVerify_whenOnlyTheDigestWentToTheKey(SignatureAlgorithm algorithm) throws Exception {
        var keys = keysFor(algorithm);
        var signer = new KeyContentSigner(new SoftwareSigningKey(keys), algorithm);
        signer.getOutputStream().write(new byte[] {1, 2, 3});
        var verifier = Signature.getInstance(algorithm.standardName());
        verifier.initVerify(keys.getPublic());
        verifier.update(new byte[] {1, 2, 3});
        assertThat(verifier.verify(signer.getSignature())).isTrue();
        assertThat(SignatureAlgorithm.of(algorithm.identifier())).contains(algorithm);
    }

    private static KeyPair keysFor(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_SHA256, RSA_SHA384, RSA_SHA512 -> Keys.rsa(2048);
            case ECDSA_SHA256 -> Keys.ec("secp256r1");
            case ECDSA_SHA384 -> Keys.ec("secp384r1");
        };
    }

    @Test
    void algorithm_shouldFollowTheKey_whenNotChosen() {
        assertThat(SignatureAlgorithm.of(Keys.rsa(2048).getPublic())).isEqualTo(SignatureAlgorithm.RSA_SHA256);
        assertThat(SignatureAlgorithm.of(Keys.ec("secp256r1").getPublic())).isEqualTo(SignatureAlgorithm.ECDSA_SHA256);
        assertThat(SignatureAlgorithm.of(Keys.ec("secp384r1").getPublic())).isEqualTo(SignatureAlgorithm.ECDSA_SHA384);
        assertThatThrownBy(() -> SignatureAlgorithm.of(Keys.ec("secp521r1").getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void points_shouldBeRefused_whenNotPlainHttp() {
        assertThatThrownBy(() -> new PublicationPoints(
                        List.of("https://crl.kakuin.jp/a"), "http://ca.kakuin.jp/a", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serialNumbers_shouldBeWideAndPositive_whenDrawn() throws IOException {
        var random = new SecureRandom();
        for (int i = 0; i < 1000; i++) {
            var serial = SerialNumbers.draw(random);
            assertThat(serial.signum()).isOne();
            assertThat(serial.bitLength()).isLessThanOrEqualTo(128);
        }
        assertThat(Certificate.getInstance(CA.root())
                        .getSerialNumber()
                        .getValue()
                        .bitLength())
                .isGreaterThan(64);
    }
}
