package jp.kakuin.local.ct;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;

/** A log's key on P-256, kept in a file. */
final class LogKey {

    private static final byte SHA256 = 4;
    private static final byte ECDSA = 3;

    private final KeyPair keys;

    private LogKey(KeyPair keys) {
        this.keys = keys;
    }

    /** The key in the file, which is made where there is none. */
    static LogKey open(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(
                        file, new ECKeyGenerator(Curve.P_256).generate().toJSONString());
            }
            return new LogKey(ECKey.parse(Files.readString(file)).toKeyPair());
        } catch (JOSEException | ParseException e) {
            throw new IOException("The log's key " + file + " is of no use", e);
        }
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    /** RFC 6962 3.2. */
    byte[] id() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(publicKey().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A DigitallySigned (RFC 5246 4.7). */
    byte[] sign(byte[] content) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(content);
            var signature = signer.sign();
            return ByteBuffer.allocate(4 + signature.length)
                    .put(SHA256)
                    .put(ECDSA)
                    .putShort((short) signature.length)
                    .put(signature)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
