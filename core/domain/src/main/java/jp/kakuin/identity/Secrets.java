package jp.kakuin.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import jp.kakuin.audit.AuditEntry;

/** Makes random ids, codes and tokens. In production the generator is a SecureRandom of the running handler. */
public final class Secrets {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random;

    public Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** Characters of Crockford's base 32, 5 bits each. */
    public String base32(int characters) {
        var text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(CROCKFORD.charAt(random.nextInt(32)));
        }
        return text.toString();
    }

    /** Decimal digits; the first is not zero. */
    public String digits(int count) {
        var text = new StringBuilder(count);
        text.append((char) ('1' + random.nextInt(9)));
        for (int i = 1; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /** A bearer token of 256 bits and more. */
    public String token() {
        return base32(52);
    }

    /** A verification code of 120 bits (D-2 asks for 112), in groups of four for the eye. */
    public String verificationCode() {
        return base32(24).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** How a code is hashed: what people add or lose in typing does not count (case, hyphens, spaces, O for 0, I and L for 1). */
    public static String hashOfCode(String code) {
        var plain = code.toUpperCase(java.util.Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return AuditEntry.sha256(plain);
    }

    public static String hash(String token) {
        return AuditEntry.sha256(token);
    }

    /** Compares hashes in constant time. */
    public static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
