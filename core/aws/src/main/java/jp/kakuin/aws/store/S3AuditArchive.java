package jp.kakuin.aws.store;

import java.time.Instant;
import java.util.Optional;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditRoot;
import jp.kakuin.audit.SignatureCopy;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.aws.json.Json;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The audit archive in its bucket. Object Lock is the bucket's own; here every object is written on condition that none is there. */
public final class S3AuditArchive implements AuditArchive {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client client;
    private final String bucket;

    public S3AuditArchive(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Optional<ArchiveBatch> newest(int shard) {
        // Names count down: the first is the newest.
        return first(ArchiveBatch.folder(shard)).map(name -> read(name, ArchiveBatch.class));
    }

    @Override
    public Optional<ArchiveBatch> batch(int shard, long number) {
        try {
            return Optional.of(read(ArchiveBatch.name(shard, number), ArchiveBatch.class));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean put(ArchiveBatch batch) {
        return put(batch.name(), Json.write(batch));
    }

    @Override
    public void copy(Archived record, Instant at) {
        put(SignatureCopy.name(record, at), Json.write(record));
    }

    @Override
    public Optional<SignedRoot> newestRoot() {
        return first(AuditRoot.FOLDER).map(name -> read(name, SignedRoot.class));
    }

    @Override
    public boolean put(SignedRoot root) {
        return put(root.root().name(), Json.write(root));
    }

    private Optional<String> first(String folder) {
        return client.listObjectsV2(list -> list.bucket(bucket).prefix(folder).maxKeys(1)).contents().stream()
                .map(S3Object::key)
                .findFirst();
    }

    private <T> T read(String name, Class<T> type) {
        return Json.read(
                client.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asUtf8String(), type);
    }

    private boolean put(String name, String json) {
        try {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(name)
                            .contentType("application/json")
                            .ifNoneMatch("*"),
                    RequestBody.fromString(json));
            return true;
        } catch (S3Exception refused) {
            // 409: another is writing it at this moment.
            if (refused.statusCode() != PRECONDITION_FAILED && refused.statusCode() != CONFLICT) {
                throw refused;
            }
            return false;
        }
    }
}
