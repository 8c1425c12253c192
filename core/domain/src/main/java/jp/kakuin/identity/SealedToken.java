package jp.kakuin.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bearer token sealed with the caller's idempotency key (AES-256-GCM under its hash), so that the answer to a repeated request can equal the
 * first one although the token itself is stored hashed only (SPEC A-7).
 */
public final class SealedToken {

    // A key seals one token, once: a fixed nonce repeats nothing.
    private static final GCMParameterSpec NONCE = new GCMParameterSpec(128, new byte[12]);

    private SealedToken() {}

    public static String seal(String token, String idempotencyKey, String orderId) {
        return Base64.getEncoder()
                .encodeToString(
                        crypt(Cipher.ENCRYPT_MODE, token.getBytes(StandardCharsets.UTF_8), idempotencyKey, orderId));
    }

    /** @throws IllegalStateException if the key is not the one that sealed it */
    public static String open(String sealed, String idempotencyKey, String orderId) {
        return new String(
                crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed), idempotencyKey, orderId),
                StandardCharsets.UTF_8);
    }

    // The order is part of the key: the same idempotency key used again after it was forgotten seals under another.
    private static byte[] crypt(int mode, byte[] bytes, String idempotencyKey, String orderId) {
        try {
            var text = "kakuin idempotency seal\n" + orderId + "\n" + idempotencyKey;
            var key = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), NONCE);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token cannot be opened", e);
        }
    }
}
