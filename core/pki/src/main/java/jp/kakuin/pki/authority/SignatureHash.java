package jp.kakuin.pki.authority;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash under a certificate's signature (BR 7.1.3.2). */
public enum SignatureHash {
    SHA_256("SHA-256"),
    SHA_384("SHA-384"),
    SHA_512("SHA-512");

    private final String standardName;

    SignatureHash(String standardName) {
        this.standardName = standardName;
    }

    /** The name that the Java platform knows it by. */
    public String standardName() {
        return standardName;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(standardName);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
