package jp.kakuin.pki.csr;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
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
        if (!SignatureAlgorithmRule.ALLOWED.contains(algorithm) || !isUsable(csr.key()) || isSigned(csr.request())) {
            return List.of();
        }
        return List.of(Finding.problem(CsrCode.CSR_SIGNATURE_WRONG, Csr.FIELD));
    }

    /** Whether the request is signed with its own key, as a proof of possession; never if that would take long to find out. */
    static boolean verifies(PKCS10CertificationRequest request) {
        return isUsable(request.getSubjectPublicKeyInfo()) && isSigned(request);
    }

    private static boolean isUsable(SubjectPublicKeyInfo key) {
        if (KeyFacts.isEc(key)) {
            return KeyFacts.Curve.of(key).isPresent() && EcPointRule.isOnCurve(key);
        }
        return KeyFacts.rsa(key).filter(SignatureRule::isCheap).isPresent();
    }

    private static boolean isCheap(RSAPublicKey key) {
        // Bouncy Castle reads no key with a small factor; SmallFactorRule says so.
        return key.getModulus().bitLength() <= MODULUS_LIMIT_BITS
                && !SmallFactorRule.hasSmallFactor(key.getModulus())
                && key.getPublicExponent().bitLength() <= EXPONENT_LIMIT_BITS;
    }

    private static boolean isSigned(PKCS10CertificationRequest request) {
        try {
            return request.isSignatureValid(verifier(request.getSubjectPublicKeyInfo()));
        } catch (PKCSException | OperatorException | IOException | RuntimeException brokenInput) {
            return false;
        }
    }

    static ContentVerifierProvider verifier(SubjectPublicKeyInfo subject) throws OperatorException, IOException {
        var digests = new DefaultDigestAlgorithmIdentifierFinder();
        var key = PublicKeyFactory.createKey(subject);
        return KeyFacts.isRsa(subject)
                ? new BcRSAContentVerifierProviderBuilder(digests).build(key)
                : new BcECContentVerifierProviderBuilder(digests).build(key);
    }
}
