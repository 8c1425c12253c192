package jp.kakuin.local.ct;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A chain that was submitted and leads to a root that the log accepts (RFC 6962 3.1). */
final class SubmittedChain {

    private final List<X509Certificate> certificates;

    private SubmittedChain(List<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * @param ders the certificate, then its issuers; the root may be left out
     * @throws IllegalArgumentException if it does not lead to one of the roots
     */
    static SubmittedChain of(List<byte[]> ders, List<byte[]> roots) {
        try {
            var chain = new ArrayList<X509Certificate>();
            for (var der : ders) {
                chain.add(read(der));
            }
            for (var root : roots) {
                var trusted = read(root);
                if (chain.size() > 1 && chain.getLast().equals(trusted)) {
                    return verified(chain);
                }
                if (!chain.isEmpty()
                        && chain.getLast().getIssuerX500Principal().equals(trusted.getSubjectX500Principal())) {
                    chain.add(trusted);
                    return verified(chain);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The chain is broken.", e);
        }
        throw new IllegalArgumentException("The chain leads to no root that this log accepts.");
    }

    private static SubmittedChain verified(List<X509Certificate> chain) throws GeneralSecurityException {
        for (int i = 0; i + 1 < chain.size(); i++) {
            chain.get(i).verify(chain.get(i + 1).getPublicKey());
        }
        return new SubmittedChain(chain);
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    byte[] first() {
        return der(certificates.getFirst());
    }

    PublicKey issuerKey() {
        return certificates.get(1).getPublicKey();
    }

    /** PrecertChainEntry. */
    byte[] precertificateExtra() {
        var extra = new ByteArrayOutputStream();
        write(extra, first());
        extra.writeBytes(certificateExtra());
        return extra.toByteArray();
    }

    /** The certificates above the first. */
    byte[] certificateExtra() {
        var issuers = new ByteArrayOutputStream();
        certificates.stream().skip(1).forEach(issuer -> write(issuers, der(issuer)));
        var extra = new ByteArrayOutputStream();
        write(extra, issuers.toByteArray());
        return extra.toByteArray();
    }

    /** A TLS vector with three bytes of length. */
    private static void write(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes.length >> 16);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
