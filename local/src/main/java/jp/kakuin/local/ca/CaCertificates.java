package jp.kakuin.local.ca;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

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

    static void demandValid(X509Certificate certificate, Instant from) {
        try {
            certificate.checkValidity(Date.from(from));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The certificate is not valid at " + from + ".", e);
        }
    }

    /** A relying party finds the issuer, and its CRL, by name first. */
    static void demandOtherName(X509Certificate certificate, X509Certificate earlier) {
        if (certificate.getSubjectX500Principal().equals(earlier.getSubjectX500Principal())) {
            throw new IllegalArgumentException("An earlier CA has this name; the next one needs a name of its own.");
        }
    }
}
