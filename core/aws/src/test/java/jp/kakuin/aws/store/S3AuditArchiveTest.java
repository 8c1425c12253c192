package jp.kakuin.aws.store;

import java.util.UUID;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.testkit.contract.AuditArchiveContract;
import software.amazon.awssdk.services.s3.S3Client;

/** The archive over a real S3 API, each test with a bucket of its own that locks what it takes. */
class S3AuditArchiveTest extends AuditArchiveContract {

    private static final S3Client S3 = AwsForTests.embedded().s3();

    private final AuditArchive archive = new S3AuditArchive(S3, bucket());

    private static String bucket() {
        var name = "audit-" + UUID.randomUUID();
        S3.createBucket(create -> create.bucket(name).objectLockEnabledForBucket(true));
        return name;
    }

    @Override
    protected AuditArchive archive() {
        return archive;
    }
}
