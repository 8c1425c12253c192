package jp.kakuin.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import org.junit.jupiter.api.Test;

class CertificateFileTest {

    private static final Validity TERM = new Validity(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1)));

    @Test
    void p7b_shouldHoldTheCertificateAndItsIssuers_whenWindowsImportsIt() throws Exception {
        var certificate = selfSigned("certificate");
        var issuer = selfSigned("issuer");
        var base64 = Base64.getEncoder();
        var record = new CertificateRecord(
                "1",
                "00",
                TERM.notBefore(),
                TERM.notAfter(),
                base64.encodeToString(certificate),
                List.of(base64.encodeToString(issuer)));

        var file = CertificateFile.of(record, "p7b");

        assertThat(file.headers()).containsEntry("Content-Type", "application/pkcs7-mime");
        assertThat(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file.body())))
                .extracting(CertificateFileTest::der)
                .containsExactlyInAnyOrder(certificate, issuer);
    }

    private static byte[] selfSigned(String name) throws GeneralSecurityException {
        var key = new SoftwareSigningKey(KeyPairGenerator.getInstance("EC").generateKeyPair());
        return new CaSetup(new SecureRandom()).root(key, new AuthorityName("JP", "Kakuin", name), TERM);
    }

    private static byte[] der(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
