package jp.kakuin.pki.authority;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** The public half of a CA's key, for those who verify and never sign. */
record CertifiedKeyAlone(PublicKey publicKey) implements SigningKey {

    /** @param certificate DER of the CA's certificate */
    static CertifiedKeyAlone of(byte[] certificate) {
        try {
            return new CertifiedKeyAlone(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate of a CA", e);
        }
    }

    @Override
    public byte[] signDigest(byte[] digest, SignatureHash hash) {
        throw new UnsupportedOperationException("the CA's key is not here");
    }
}
