package jp.kakuin.pki.csr;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** SPEC C-3: the key is RSA or ECDSA on an allowed curve, its AlgorithmIdentifier encoded byte for byte as BR 7.1.3.1 prints it. */
final class KeyAlgorithmRule implements CsrRule {

    private static final Set<String> ALLOWED_IDENTIFIERS = Set.of(
            "300d06092a864886f70d0101010500",
            "301306072a8648ce3d020106082a8648ce3d030107",
            "301006072a8648ce3d020106052b81040022");

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.5, 7.1.3.1";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var key = csr.key();
        if (!KeyFacts.isRsa(key) && !KeyFacts.isEc(key)) {
            var name = new DefaultAlgorithmNameFinder().getAlgorithmName(key.getAlgorithm());
            return List.of(
                    Finding.problem(CsrCode.CSR_KEY_ALGORITHM_NOT_ALLOWED, Csr.KEY_FIELD, Map.of("algorithm", name)));
        }
        if (KeyFacts.isEc(key) && KeyFacts.Curve.of(key).isEmpty()) {
            return List.of(Finding.problem(CsrCode.CSR_EC_CURVE_NOT_ALLOWED, Csr.KEY_FIELD));
        }
        return ALLOWED_IDENTIFIERS.contains(hexOf(key))
                ? List.of()
                : List.of(Finding.problem(CsrCode.CSR_KEY_ENCODING_NOT_ALLOWED, Csr.KEY_FIELD));
    }

    private static String hexOf(SubjectPublicKeyInfo key) {
        try {
            // The bytes that would stand in the certificate. A missing NULL or explicit curve parameters show here.
            return HexFormat.of().formatHex(key.getAlgorithm().getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
