package jp.kakuin.pki.csr;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import jp.kakuin.csr.CsrReport;
import org.bouncycastle.asn1.ASN1Encoding;
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
            return isRsa(key) && isDer(key) && hasPositiveNumbers(key)
                    ? Optional.of(RSAPublicKey.getInstance(key.parsePublicKey()))
                    : Optional.empty();
        } catch (IOException | RuntimeException brokenInput) {
            return Optional.empty();
        }
    }

    /** The modulus of an RSA key whose size is allowed; others are refused for their size, and nothing is worked out on huge numbers. */
    static Optional<BigInteger> modulus(SubjectPublicKeyInfo key) {
        return rsa(key).map(RSAPublicKey::getModulus).filter(n -> RsaSizeRule.ALLOWED_BITS.contains(n.bitLength()));
    }

    /** These bytes would stand in the certificate as they are, and others read them more strictly than Bouncy Castle. */
    private static boolean isDer(SubjectPublicKeyInfo key) throws IOException {
        var written = key.getPublicKeyData().getBytes();
        return key.getPublicKeyData().getPadBits() == 0
                && Arrays.equals(written, key.parsePublicKey().toASN1Primitive().getEncoded(ASN1Encoding.DER));
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
        return parameters.map(p -> new CsrReport.SubjectPublicKey(isRsa(key) ? "RSA" : "EC", p, KeyHash.of(key)));
    }
}
