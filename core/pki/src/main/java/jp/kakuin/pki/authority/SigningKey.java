package jp.kakuin.pki.authority;

import java.security.PublicKey;

/** A private key that never leaves its keeper: it signs digests, nothing more. */
public interface SigningKey {

    PublicKey publicKey();

    /**
     * Signs a digest: RSASSA-PKCS1-v1_5 for an RSA key, DER-encoded ECDSA for an EC key.
     *
     * @param digest of the length of {@code hash}
     * @throws RuntimeException if no signature could be had; it may have been made all the same
     */
    byte[] signDigest(byte[] digest, SignatureHash hash);
}
