package jp.kakuin.pki.csr;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;

/** SPEC C-2: the CSR's own signature verifies, which proves that whoever made it holds the private key. */
final class SignatureRule implements CsrRule {

    /** Beyond these the key is refused anyway, and verifying would cost an attacker nothing and us seconds. */
    private static final int MODULUS_LIMIT_BITS = 8192;

    private static final int EXPONENT_LIMIT_BITS = 256;

    @Override
    public String id() {
        return "SPEC C-2";
    }

    @Override
    public String citation() {
        return "BR 3.2.1";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var algorithm = csr.request().getSignatureAlgorithm().getAlgorithm();
        if (!SignatureAlgorithmRule.ALLOWED.contains(algorithm) || !isUsable(csr) || verifies(csr)) {
            return List.of();
        }
        return List.of(Finding.problem(CsrCode.CSR_SIGNATURE_WRONG, Csr.FIELD));
    }

    private static boolean isUsable(Csr csr) {
        if (KeyFacts.isEc(csr.key())) {
            return KeyFacts.Curve.of(csr.key()).isPresent() && EcPointRule.isOnCurve(csr.key());
        }
        return KeyFacts.rsa(csr.key()).filter(SignatureRule::isCheap).isPresent();
    }

    private static boolean isCheap(RSAPublicKey key) {
        return key.getModulus().bitLength() <= MODULUS_LIMIT_BITS
                && key.getPublicExponent().bitLength() <= EXPONENT_LIMIT_BITS;
    }

    private static boolean verifies(Csr csr) {
        try {
            return csr.request().isSignatureValid(verifier(csr));
        } catch (PKCSException | OperatorException | IOException | RuntimeException brokenInput) {
            return false;
        }
    }

    private static ContentVerifierProvider verifier(Csr csr) throws OperatorException, IOException {
        var digests = new DefaultDigestAlgorithmIdentifierFinder();
        var key = PublicKeyFactory.createKey(csr.key());
        return KeyFacts.isRsa(csr.key())
                ? new BcRSAContentVerifierProviderBuilder(digests).build(key)
                : new BcECContentVerifierProviderBuilder(digests).build(key);
    }
}
