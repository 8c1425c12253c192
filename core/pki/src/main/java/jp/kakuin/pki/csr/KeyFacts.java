package jp.kakuin.pki.csr;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jp.kakuin.csr.CsrReport;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The bare numbers of a public key, read without judging them. */
final class KeyFacts {

    /** Subscriber curves (SPEC C-3) by the OID of their named-curve parameter. */
    enum Curve {
        P256("P-256", SECObjectIdentifiers.secp256r1),
        P384("P-384", SECObjectIdentifiers.secp384r1);

        private final String title;
        private final ASN1ObjectIdentifier oid;

        Curve(String title, ASN1ObjectIdentifier oid) {
            this.title = title;
            this.oid = oid;
        }

        static Optional<Curve> of(SubjectPublicKeyInfo key) {
            for (var curve : values()) {
                if (curve.oid.equals(key.getAlgorithm().getParameters())) {
                    return Optional.of(curve);
                }
            }
            return Optional.empty();
        }

        String title() {
            return title;
        }
    }

    private KeyFacts() {}

    static boolean isRsa(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    static boolean isEc(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    /** Modulus and exponent, or empty if this is no readable RSA key. */
    static Optional<RSAPublicKey> rsa(SubjectPublicKeyInfo key) {
        try {
            return isRsa(key) && hasPositiveNumbers(key)
                    ? Optional.of(RSAPublicKey.getInstance(key.parsePublicKey()))
                    : Optional.empty();
        } catch (IOException | RuntimeException brokenInput) {
            return Optional.empty();
        }
    }

    /** Bouncy Castle reads a negative INTEGER as a positive one; others would not, so it may not reach a certificate. */
    private static boolean hasPositiveNumbers(SubjectPublicKeyInfo key) throws IOException {
        var numbers = ASN1Sequence.getInstance(key.parsePublicKey());
        for (var number : numbers) {
            if (ASN1Integer.getInstance(number).getValue().signum() <= 0) {
                return false;
            }
        }
        return true;
    }

    static Optional<CsrReport.SubjectPublicKey> describe(SubjectPublicKeyInfo key) {
        var parameters = isRsa(key)
                ? rsa(key).map(RSAPublicKey::getModulus)
                        .map(BigInteger::bitLength)
                        .map(String::valueOf)
                : Optional.of(key).filter(KeyFacts::isEc).flatMap(Curve::of).map(Curve::title);
        return parameters.map(p -> new CsrReport.SubjectPublicKey(isRsa(key) ? "RSA" : "EC", p, sha256(key)));
    }

    private static String sha256(SubjectPublicKeyInfo key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
