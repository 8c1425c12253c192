package jp.kakuin.pki.ct;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.certificate.Precertificate;

/** A log that signs and keeps nothing. */
record SigningLog(CtLog known, KeyPair keys) {

    static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    static SigningLog of(String operator, String name) {
        return of(operator, name, Keys.ec("secp256r1", "log " + name));
    }

    static SigningLog of(String operator, String name, KeyPair keys) {
        return of(operator, name, keys, CtLog.Form.RFC6962, CtLog.State.USABLE, SINCE, Optional.empty());
    }

    private static SigningLog of(
            String operator,
            String name,
            KeyPair keys,
            CtLog.Form form,
            CtLog.State state,
            Instant since,
            Optional<CtLog.Interval> interval) {
        var url = URI.create("https://" + name + ".example/");
        var id = HexFormat.of().formatHex(id(keys.getPublic()));
        return new SigningLog(new CtLog(name, operator, id, keys.getPublic(), url, form, state, since, interval), keys);
    }

    SigningLog tiled() {
        return of(
                known.operator(), known.description(), keys, CtLog.Form.TILED, known.state(), SINCE, known.interval());
    }

    SigningLog in(CtLog.State state, Instant since) {
        return of(known.operator(), known.description(), keys, known.form(), state, since, known.interval());
    }

    SigningLog taking(Instant start, Instant end) {
        var interval = Optional.of(new CtLog.Interval(start, end));
        return of(known.operator(), known.description(), keys, known.form(), known.state(), SINCE, interval);
    }

    SignedTimestamp sign(Precertificate precertificate, PublicKey issuer, Instant at) {
        var unsigned = new SignedTimestamp(id(keys.getPublic()), at, new byte[0], new byte[0]);
        var signature = sign(LogEntry.of(precertificate, issuer).timestamped(unsigned));
        return new SignedTimestamp(unsigned.logId(), at, unsigned.extensions(), signature);
    }

    private byte[] sign(byte[] content) {
        try {
            boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
            var signer = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(content);
            var signature = signer.sign();
            return ByteBuffer.allocate(4 + signature.length)
                    .put((byte) 4)
                    .put((byte) (rsa ? 1 : 3))
                    .putShort((short) signature.length)
                    .put(signature)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] id(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
