package jp.kakuin.issuance;

import java.nio.ByteBuffer;
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
            var digest = MessageDigest.getInstance("SHA-256");
            var key = key(toBeSigned);
            digest.update(key);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ByteBuffer key(byte[] toBeSigned) {
        try {
            var fields = ByteBuffer.wrap(toBeSigned);
            enter(fields);
            for (int i = 0; i < FIELDS_BEFORE; i++) {
                int length = enter(fields);
                fields.position(fields.position() + length);
            }
            int start = fields.position();
            int length = enter(fields);
            return ByteBuffer.wrap(toBeSigned, start, fields.position() - start + length);
        } catch (RuntimeException noCertificate) {
            return ByteBuffer.wrap(toBeSigned);
        }
    }

    /** Reads a tag and a length, and gives the length of the content that follows. */
    private static int enter(ByteBuffer der) {
        der.get();
        int first = Byte.toUnsignedInt(der.get());
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | Byte.toUnsignedInt(der.get());
        }
        return length;
    }
}
