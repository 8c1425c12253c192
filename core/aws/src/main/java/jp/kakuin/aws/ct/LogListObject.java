package jp.kakuin.aws.ct;

import java.util.Optional;
import jp.kakuin.pki.ct.LogList;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The list of logs that certificates go by, an object beside the CA's certificates. The bucket is versioned: a list before it can be fetched back.
 */
public final class LogListObject {

    private final S3Client s3;
    private final String bucket;
    private final String key;

    public LogListObject(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /** Its bytes as they were installed; empty if none is. */
    public Optional<byte[]> bytes() {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    /** @throws IllegalStateException if none is installed: without logs a public CA issues nothing */
    public LogList read() {
        return LogListFile.read(bytes().orElseThrow(() -> new IllegalStateException("no list of logs is installed")));
    }

    /** @throws IllegalArgumentException with a sentence, and without having changed anything, if it is no such list */
    public LogList install(byte[] json) {
        var list = LogListFile.read(json);
        s3.putObject(put -> put.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromBytes(json));
        return list;
    }
}
