package jp.kakuin.pki.authority;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An issuing CA as it signs today.
 *
 * @param key its signing key
 * @param certificate its certificate
 * @param chain DER of its certificate, then its issuers' except the root
 * @param points where its CRL and its certificate are published
 */
public record CertificationAuthority(
        SigningKey key, X509CertificateHolder certificate, List<byte[]> chain, PublicationPoints points) {

    public CertificationAuthority {
        chain = List.copyOf(chain);
    }

    /**
     * @param chain DER of the issuing CA's certificate first, then its issuers' except the root
     * @throws IllegalArgumentException if the first is not the certificate of the key
     */
    public static CertificationAuthority of(SigningKey key, List<byte[]> chain, PublicationPoints points) {
        try {
            var certificate = new X509CertificateHolder(chain.getFirst());
            var own = SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded());
            if (!certificate.getSubjectPublicKeyInfo().equals(own)) {
                throw new IllegalArgumentException("the CA's certificate is of another key");
            }
            return new CertificationAuthority(key, certificate, chain, points);
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate of a CA", e);
        }
    }

    /** The same CA for those who only look at what it signed. */
    public static CertificationAuthority withoutKey(List<byte[]> chain, PublicationPoints points) {
        return of(CertifiedKeyAlone.of(chain.getFirst()), chain, points);
    }

    public SignatureAlgorithm signatureAlgorithm() {
        return SignatureAlgorithm.of(key.publicKey());
    }

    /** What authorityKeyIdentifier of issued certificates repeats. */
    public byte[] keyIdentifier() {
        return SubjectKeyIdentifier.fromExtensions(certificate.getExtensions()).getKeyIdentifier();
    }
}
