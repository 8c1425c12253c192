package jp.kakuin.issuance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Finds the public key in a TBSCertificate that is read back from the archive, where no certificate library is at hand. */
public final class CertifiedKey {

    /** version, serialNumber, signature, issuer, validity and subject stand before it (RFC 5280 4.1). */
    private static final int FIELDS_BEFORE = 6;

    private CertifiedKey() {}

    /** Lower-case hex of SHA-256 over the SubjectPublicKeyInfo; over all bytes if they are no TBSCertificate, so that no key's name is taken. */
    public static String sha256(byte[] toBeSigned) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key(toBeSigned));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] key(byte[] toBeSigned) {
        try {
            return Der.read(toBeSigned).getFirst().children().get(FIELDS_BEFORE).whole();
        } catch (RuntimeException noCertificate) {
            return toBeSigned;
        }
    }
}
