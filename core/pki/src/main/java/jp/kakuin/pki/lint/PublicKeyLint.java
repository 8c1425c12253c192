package jp.kakuin.pki.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** The public key is RSA of 2048, 3072 or 4096 bits or an uncompressed point on P-256 or P-384, its identifier byte-exact, the key in DER. */
final class PublicKeyLint implements LintRule {

    private static final String RSA_IDENTIFIER = "300d06092a864886f70d0101010500";
    private static final Set<String> EC_IDENTIFIERS =
            Set.of("301306072a8648ce3d020106082a8648ce3d030107", "301006072a8648ce3d020106052b81040022");
    private static final Set<Integer> RSA_BITS = Set.of(2048, 3072, 4096);
    private static final byte UNCOMPRESSED = 4;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);

    @Override
    public String id() {
        return "public_key";
    }

    @Override
    public String citation() {
        return "BR 6.1.5, 6.1.6, 7.1.3.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var key = subject.tbs().getSubjectPublicKeyInfo();
        try {
            var identifier = HexFormat.of().formatHex(key.getAlgorithm().getEncoded());
            if (key.getPublicKeyData().getPadBits() != 0) {
                return List.of("key does not fill its bytes");
            }
            if (EC_IDENTIFIERS.contains(identifier)) {
                // Decoding checks that the point is on its curve.
                PublicKeyFactory.createKey(key);
                boolean plain = key.getPublicKeyData().getOctets()[0] == UNCOMPRESSED;
                return plain ? List.of() : List.of("point is compressed");
            }
            boolean fine = identifier.equals(RSA_IDENTIFIER) && isSound(key);
            return fine ? List.of() : List.of("key is not allowed");
        } catch (IOException e) {
            return List.of("key cannot be read");
        }
    }

    private static boolean isSound(SubjectPublicKeyInfo key) throws IOException {
        var numbers = RSAPublicKey.getInstance(key.parsePublicKey());
        var exponent = numbers.getPublicExponent();
        return Arrays.equals(
                        numbers.getEncoded(ASN1Encoding.DER),
                        key.getPublicKeyData().getOctets())
                && numbers.getModulus().signum() > 0
                && RSA_BITS.contains(numbers.getModulus().bitLength())
                && exponent.testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0;
    }
}
