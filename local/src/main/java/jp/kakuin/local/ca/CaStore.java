package jp.kakuin.local.ca;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.kakuin.pki.authority.Pem;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The CA's certificates in their bucket. What is there is never replaced by accident. */
public final class CaStore {

    private static final String ISSUING = "ca/issuing.pem";
    private static final String ROOT = "ca/root.pem";

    private final S3Client s3;
    private final String bucket;

    public CaStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** DER of the issuing CA's certificate; empty before {@code ca init}. */
    public Optional<byte[]> issuing() {
        return read(ISSUING);
    }

    /** DER of the root. */
    public Optional<byte[]> root() {
        return read(ROOT);
    }

    /** @throws software.amazon.awssdk.services.s3.model.S3Exception with status 412 if an issuing CA is there already */
    void put(byte[] issuing, byte[] root) {
        // The root first: an issuing CA without its root would pass for a finished setup.
        s3.putObject(put -> put.bucket(bucket).key(ROOT).contentType("application/x-pem-file"), pem(root));
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(ISSUING)
                        .contentType("application/x-pem-file")
                        .ifNoneMatch("*"),
                pem(issuing));
    }

    private Optional<byte[]> read(String key) {
        try {
            var pem = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.US_ASCII);
            return Optional.of(Pem.read(pem).getFirst());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    private static RequestBody pem(byte[] der) {
        return RequestBody.fromString(Pem.certificates(List.of(der)));
    }
}
