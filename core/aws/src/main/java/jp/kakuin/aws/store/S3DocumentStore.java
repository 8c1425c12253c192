package jp.kakuin.aws.store;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.upload.UploadedDocument;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The papers in an S3 bucket. */
public final class S3DocumentStore implements DocumentStore {

    private static final Duration PERMITTED_FOR = Duration.ofMinutes(15);
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final Supplier<S3Client> client;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    /** Client and presigner are made when first used: most functions use one of them. */
    public S3DocumentStore(Supplier<S3Client> client, Supplier<S3Presigner> presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** The signature covers length, type and SHA-256: S3 refuses any other bytes, and the hash on file is the evidence. */
    @Override
    public Permission permitUpload(String key, UploadedDocument document) {
        var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.sha256()));
        var signed = presigner
                .get()
                .presignPutObject(permit -> permit.signatureDuration(PERMITTED_FOR)
                        .putObjectRequest(put -> put.bucket(bucket)
                                .key(key)
                                .contentLength(document.size())
                                .contentType(document.mediaType())
                                .checksumSHA256(checksum)));
        var headers = new HashMap<String, String>();
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("host");
        return new Permission(URI.create(signed.url().toString()), Map.copyOf(headers));
    }

    /**
     * Whoever puts a paper may send headers with it that no signature covers, and S3 would hand them out with it: a paper said to be gzip would
     * unpack in the browser of who reads it, as large as you like. So the address itself says what is answered.
     */
    @Override
    public Optional<URI> permitDownload(String key, UploadedDocument document) {
        if (sizeOf(key).filter(size -> size == document.size()).isEmpty()) {
            return Optional.empty();
        }
        var signed = presigner
                .get()
                .presignGetObject(permit -> permit.signatureDuration(READABLE_FOR)
                        .getObjectRequest(get -> get.bucket(bucket)
                                .key(key)
                                .responseContentType(document.mediaType())
                                .responseContentEncoding("identity")
                                .responseCacheControl("no-store")
                                .responseContentDisposition("attachment; filename=\"" + document.fileName() + "\"")));
        return Optional.of(URI.create(signed.url().toString()));
    }

    private Optional<Long> sizeOf(String key) {
        try {
            return Optional.of(client.get()
                    .headObject(head -> head.bucket(bucket).key(key))
                    .contentLength());
        } catch (S3Exception refused) {
            if (refused.statusCode() != NOT_FOUND) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, String mediaType, byte[] bytes) {
        try {
            client.get()
                    .putObject(
                            put -> put.bucket(bucket)
                                    .key(key)
                                    .contentType(mediaType)
                                    .ifNoneMatch("*"),
                            RequestBody.fromBytes(bytes));
        } catch (S3Exception refused) {
            if (refused.statusCode() != PRECONDITION_FAILED) {
                throw refused;
            }
            // A paper lies there already, and it stays.
        }
    }
}
