package jp.kakuin.revocation;

import jp.kakuin.refusal.Result;

/** Proofs that others have the private key of a certificate (BR 4.9.12, RFC 5280 reason 1). */
public interface KeyProofs {

    /**
     * The commonName by which a CSR says what it is: any other CSR of the key may have been published by its owner in good faith and proves nothing.
     */
    String COMMON_NAME = "Key Compromise Proof";

    /**
     * @param pem a CSR with {@link #COMMON_NAME}, signed by the compromised key
     * @return the key's hash as {@link jp.kakuin.compromise.KeyNames} gives it, or refusals
     */
    Result<String> byRequest(String pem, String field);

    /**
     * Whether a signature over a text was made with the key of a certificate: PKCS #1 v1.5 or ECDSA, with SHA-256.
     *
     * @param certificate DER
     */
    boolean signed(byte[] certificate, String text, byte[] signature);
}
