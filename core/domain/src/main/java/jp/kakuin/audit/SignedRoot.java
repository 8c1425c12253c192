package jp.kakuin.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A root and who signed it.
 *
 * @param publicKey base 64 of the SubjectPublicKeyInfo
 * @param signature base 64, ECDSA with SHA-256
 */
public record SignedRoot(AuditRoot root, String publicKey, String signature) {

    /** The root signed by this key. */
    public static SignedRoot of(AuditRoot root, AuditSeal seal) {
        var base64 = Base64.getEncoder();
        return new SignedRoot(
                root, base64.encodeToString(seal.publicKey()), base64.encodeToString(seal.sign(root.message())));
    }

    /** Whether the root is what was written and the signature is of the key that it names. */
    public boolean intact() {
        return root.intact() && isSigned();
    }

    /** Whether the signature is of the key that it names, over the root's hash. */
    public boolean isSigned() {
        var base64 = Base64.getDecoder();
        try {
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(base64.decode(publicKey)));
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(root.message());
            return verifier.verify(base64.decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
