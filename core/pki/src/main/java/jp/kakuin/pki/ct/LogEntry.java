package jp.kakuin.pki.ct;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.certificate.Precertificate;

/** What a log enters for a certificate, and signs with a timestamp (RFC 6962 3.2). */
public final class LogEntry {

    private static final int X509 = 0;
    private static final int PRECERTIFICATE = 1;
    private static final int SHA256 = 4;
    private static final int RSA = 1;
    private static final int ECDSA = 3;

    private final byte[] typeAndContent;

    private LogEntry(byte[] typeAndContent) {
        this.typeAndContent = typeAndContent;
    }

    /** @param certificate DER */
    public static LogEntry ofCertificate(byte[] certificate) {
        var out = new ByteArrayOutputStream();
        writeType(out, X509);
        writeLong(out, certificate);
        return new LogEntry(out.toByteArray());
    }

    public static LogEntry of(Precertificate precertificate, CertificationAuthority issuer) {
        return of(precertificate, issuer.key().publicKey());
    }

    public static LogEntry of(Precertificate precertificate, PublicKey issuer) {
        return of(precertificate.certificate(List.of()).der(), issuer);
    }

    /**
     * Of a precertificate or its certificate, bound to the key that signs the certificate.
     *
     * @param content the TBSCertificate without poison and timestamps
     */
    public static LogEntry of(byte[] content, PublicKey issuer) {
        var out = new ByteArrayOutputStream();
        writeType(out, PRECERTIFICATE);
        out.writeBytes(sha256(issuer.getEncoded()));
        writeLong(out, content);
        return new LogEntry(out.toByteArray());
    }

    /**
     * What the log signs (RFC 6962 3.2), and its MerkleTreeLeaf as well (3.4): both begin with two zero bytes, the version and what it is, and go on
     * with the TimestampedEntry.
     *
     * @param timestamp whose signature is not looked at
     */
    public byte[] timestamped(SignedTimestamp timestamp) {
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(timestamp.timestamp().toEpochMilli())
                .array());
        out.writeBytes(typeAndContent);
        out.write(timestamp.extensions().length >> 8);
        out.write(timestamp.extensions().length);
        out.writeBytes(timestamp.extensions());
        return out.toByteArray();
    }

    /** Whether this log signed this entry at that time. */
    public boolean isSigned(SignedTimestamp timestamp, PublicKey log) {
        try {
            var in = ByteBuffer.wrap(timestamp.signature());
            boolean rsa = log.getAlgorithm().equals("RSA");
            if (in.remaining() < 4
                    || in.get() != SHA256
                    || in.get() != (rsa ? RSA : ECDSA)
                    || (in.getShort() & 0xffff) != in.remaining()) {
                return false;
            }
            var signature = new byte[in.remaining()];
            in.get(signature);
            var verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            verifier.initVerify(log);
            verifier.update(timestamped(timestamp));
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static void writeType(ByteArrayOutputStream out, int type) {
        out.write(0);
        out.write(type);
    }

    /** A TLS vector with three bytes of length. */
    private static void writeLong(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes.length >> 16);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
