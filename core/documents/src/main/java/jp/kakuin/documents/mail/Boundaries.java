package jp.kakuin.documents.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two boundaries of a mail, made from its message id. No part can contain them: all parts are base64, which has no underscore. */
record Boundaries(String outer, String inner) {

    static Boundaries of(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            String name = "_" + HexFormat.of().formatHex(hash, 0, 12);
            return new Boundaries("mixed" + name, "alternative" + name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
