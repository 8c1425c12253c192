package jp.kakuin.pki.ct;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SignedCertificateTimestamp of version 1 (RFC 6962 3.2).
 *
 * @param logId 32 bytes
 * @param extensions the log's own, mostly empty
 * @param signature a DigitallySigned (RFC 5246 4.7): two algorithm bytes, two of length, the signature
 */
public record SignedTimestamp(byte[] logId, Instant timestamp, byte[] extensions, byte[] signature) {

    private static final int ID_LENGTH = 32;

    /** @throws IllegalArgumentException if the bytes are no timestamp of version 1 */
    public static SignedTimestamp read(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.get() != 0) {
                throw new IllegalArgumentException("a timestamp of another version");
            }
            var logId = take(in, ID_LENGTH);
            var timestamp = Instant.ofEpochMilli(in.getLong());
            var extensions = take(in, in.getShort() & 0xffff);
            return new SignedTimestamp(logId, timestamp, extensions, take(in, in.remaining()));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a timestamp cut short", e);
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** As it stands in a certificate. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(logId);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(timestamp.toEpochMilli())
                .array());
        out.write(extensions.length >> 8);
        out.write(extensions.length);
        out.writeBytes(extensions);
        out.writeBytes(signature);
        return out.toByteArray();
    }

    /** Lower-case hex. */
    public String log() {
        return HexFormat.of().formatHex(logId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedTimestamp that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
