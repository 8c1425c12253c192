package jp.kakuin.pki.lint;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.authority.SignatureAlgorithm;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThrowAwayKeysTest {

    /** A key too short for the hash could not sign, and no certificate could be linted any more. */
    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void content_shouldBeShownUnderASignature_whateverAlgorithmTheCaSignsWith(SignatureAlgorithm algorithm) {
        var content = BentCertificate.of(CertificateKind.OV).content();
        var shown = Certificate.getInstance(new ThrowAwayKeys().certificate(content, algorithm));
        assertThat(shown.getTBSCertificate()).isEqualTo(content.parsed());
        assertThat(shown.getSignature().getOctets()).hasSizeGreaterThanOrEqualTo(64);
    }
}
