package jp.kakuin.pki.ocsp;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import jp.kakuin.pki.authority.SigningKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An issuing CA, and who answers for it.
 *
 * @param responder the certificate by which the CA lets {@code key} answer (RFC 6960 4.2.2.2)
 */
public record OcspAuthority(X509CertificateHolder issuer, X509CertificateHolder responder, SigningKey key) {

    /** RFC 5019 demands SHA-1, which is no signature here; RFC 9654's clients come with SHA-256. */
    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256");

    /**
     * @param issuer DER of the CA's certificate
     * @param responder DER of the responder's
     */
    public static OcspAuthority of(byte[] issuer, byte[] responder, SigningKey key) {
        try {
            return new OcspAuthority(new X509CertificateHolder(issuer), new X509CertificateHolder(responder), key);
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificates of a CA and its responder", e);
        }
    }

    /** When a responder's certificate ends. */
    public static Instant endOf(byte[] responder) {
        try {
            return new X509CertificateHolder(responder).getNotAfter().toInstant();
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate of a responder", e);
        }
    }

    /** As certificates of this CA repeat it. */
    String issuerKey() {
        return HexFormat.of()
                .formatHex(SubjectKeyIdentifier.fromExtensions(issuer.getExtensions())
                        .getKeyIdentifier());
    }

    /** Whether the question is about a certificate of this CA. */
    boolean issued(CertID asked) {
        var hash = HASHES.get(asked.getHashAlgorithm().getAlgorithm());
        if (hash == null) {
            return false;
        }
        try {
            var digest = MessageDigest.getInstance(hash);
            var name = digest.digest(issuer.getSubject().getEncoded());
            var key = digest.digest(
                    issuer.getSubjectPublicKeyInfo().getPublicKeyData().getBytes());
            return Arrays.equals(name, asked.getIssuerNameHash().getOctets())
                    && Arrays.equals(key, asked.getIssuerKeyHash().getOctets());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean mayAnswerAt(Instant moment) {
        return !moment.isBefore(responder.getNotBefore().toInstant())
                && moment.isBefore(responder.getNotAfter().toInstant());
    }
}
