package jp.kakuin.local.ca;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.kakuin.aws.key.CaBucket;
import jp.kakuin.pki.authority.Pem;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The certificates of the issuing CAs and of the roots above them, in their bucket. What is there is never replaced by accident. */
public final class CaStore {

    private static final String PEM = "application/x-pem-file";

    private final S3Client s3;
    private final String bucket;

    public CaStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The issuing CAs, the oldest first; empty before {@code ca init}. */
    public List<CaBucket.Held> issuing() {
        return new CaBucket(s3, bucket).held();
    }

    /** DER of the root above the newest issuing CA. */
    public Optional<byte[]> root() {
        var held = issuing();
        return held.isEmpty() ? Optional.empty() : read(rootOf(held.getLast().number()));
    }

    /** @throws software.amazon.awssdk.services.s3.model.S3Exception with status 412 if this issuing CA is there already */
    void put(CaBucket.Held issuing, byte[] root) {
        // The root first: an issuing CA without its root would pass for a finished setup.
        s3.putObject(
                put -> put.bucket(bucket).key(rootOf(issuing.number())).contentType(PEM),
                RequestBody.fromString(Pem.certificate(root)));
        s3.putObject(
                put -> put.bucket(bucket).key(issuing.name()).contentType(PEM).ifNoneMatch("*"),
                RequestBody.fromString(issuing.text()));
    }

    /** Replaces the certificate of a CA's OCSP responder. */
    void put(CaBucket.Responder responder) {
        s3.putObject(
                put -> put.bucket(bucket).key(responder.name()).contentType(PEM),
                RequestBody.fromString(Pem.certificate(responder.certificate())));
    }

    /** DER of the test CA's certificate, which is its own root. */
    public Optional<byte[]> trial() {
        return read(CaBucket.TRIAL);
    }

    void putTrial(byte[] certificate) {
        s3.putObject(
                put -> put.bucket(bucket).key(CaBucket.TRIAL).contentType(PEM).ifNoneMatch("*"),
                RequestBody.fromString(Pem.certificate(certificate)));
    }

    /** The certificates of the OCSP responders. */
    List<CaBucket.Responder> responders() {
        return new CaBucket(s3, bucket).responders();
    }

    /** Lets one that has not begun begin at another time. */
    void redate(CaBucket.Held issuing) {
        s3.putObject(
                put -> put.bucket(bucket).key(issuing.name()).contentType(PEM), RequestBody.fromString(issuing.text()));
    }

    private static String rootOf(int number) {
        return number == 1 ? "ca/root.pem" : "ca/root-" + number + ".pem";
    }

    private Optional<byte[]> read(String key) {
        try {
            var pem = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.US_ASCII);
            return Optional.of(Pem.read(pem).getFirst());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }
}
