package jp.kakuin.local.ca;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads and compares the certificates that a root hands over. */
final class CaCertificates {

    private CaCertificates() {}

    static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("This is no certificate: " + e.getMessage(), e);
        }
    }

    static void demandSignedBy(X509Certificate certificate, X509Certificate root) {
        try {
            certificate.verify(root.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate is not signed by this root.", e);
        }
        if (certificate.getBasicConstraints() < 0
                || !certificate.getIssuerX500Principal().equals(root.getSubjectX500Principal())) {
            throw new IllegalArgumentException("The certificate is no CA certificate of this root.");
        }
    }
}
