package jp.kakuin.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A text to be hashed, part by part. Each part's length goes first: no two different lists of parts make the same text. */
final class HashText {

    private final StringBuilder text = new StringBuilder();

    HashText add(Object part) {
        var words = part.toString();
        text.append(words.length()).append(':').append(words).append('\n');
        return this;
    }

    /** In the order of their names. */
    HashText add(Map<String, String> facts) {
        new TreeMap<>(facts).forEach((name, value) -> add(name).add(value));
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Lower-case hex of SHA-256. */
    String sha256() {
        return sha256(bytes());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
