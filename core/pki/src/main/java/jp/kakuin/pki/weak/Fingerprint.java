package jp.kakuin.pki.weak;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Debian's openssl-blacklist calls a key by: the last 20 hex digits of the SHA-1 of the line {@code Modulus=…} that {@code openssl rsa
 * -modulus} prints. A packed list keeps the first 48 of these 80 bits.
 */
public final class Fingerprint {

    static final int DIGITS = 20;
    private static final int BYTES = DIGITS / 2;
    private static final int KEPT_BITS = 48;

    private Fingerprint() {}

    /** As published: 20 lower-case hex digits. */
    public static String published(BigInteger modulus) {
        var hash = sha1("Modulus=" + modulus.toString(16).toUpperCase(java.util.Locale.ROOT) + "\n");
        return HexFormat.of().formatHex(hash, hash.length - BYTES, hash.length);
    }

    /** The bits that a packed list keeps of a published fingerprint. */
    static long kept(String published) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(published)).getLong() >>> Long.SIZE - KEPT_BITS;
    }

    private static byte[] sha1(String line) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(line.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
