package jp.kakuin.compromise;

import java.time.Instant;

/**
 * A key that nobody may have a certificate for any more. Never changed and never taken back: whoever once had a private key has it for good.
 *
 * @param keySha256 lower-case hex of SHA-256 over the DER SubjectPublicKeyInfo
 * @param reportedBy who recorded it, as the audit names them
 * @param note where the report came from, in the words of staff
 */
public record CompromisedKey(String keySha256, Named named, Instant reportedAt, String reportedBy, String note) {

    /** By what the key was named. */
    public enum Named {
        HASH,
        PUBLIC_KEY,
        CERTIFICATE,
        /** A CSR, whose signature proves that its maker had the private key. */
        CSR
    }
}
