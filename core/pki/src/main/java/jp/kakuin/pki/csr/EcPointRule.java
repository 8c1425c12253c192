package jp.kakuin.pki.csr;

import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** SPEC C-3: an EC key is a valid, uncompressed point of its curve, not infinity (BR 6.1.6, NIST SP 800-56A 5.6.2.3). */
final class EcPointRule implements CsrRule {

    private static final byte UNCOMPRESSED = 4;

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.6";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var key = csr.key();
        return !KeyFacts.isEc(key) || KeyFacts.Curve.of(key).isEmpty() || isOnCurve(key)
                ? List.of()
                : List.of(Finding.problem(CsrCode.CSR_EC_POINT_INVALID, Csr.KEY_FIELD));
    }

    static boolean isOnCurve(SubjectPublicKeyInfo key) {
        try {
            var bytes = key.getPublicKeyData().getBytes();
            return key.getPublicKeyData().getPadBits() == 0
                    && bytes.length > 0
                    && bytes[0] == UNCOMPRESSED
                    && PublicKeyFactory.createKey(key) instanceof ECPublicKeyParameters point
                    && !point.getQ().isInfinity()
                    && point.getQ().isValid();
        } catch (java.io.IOException | RuntimeException offCurve) {
            return false;
        }
    }
}
