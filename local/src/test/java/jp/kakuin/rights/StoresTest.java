package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static jp.kakuin.rights.CloudTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Table and buckets: encrypted, kept, and open to nobody. */
class StoresTest {

    private static final Stack STACK = Stack.onAws();
    private static final Judge JUDGE = new Judge(STACK);
    private static final String AUDIT = "AuditArchive";
    private static final int YEARS_ORDERS_ARE_KEPT = 7;

    static Set<String> buckets() {
        return STACK.resources("AWS::S3::Bucket").keySet();
    }

    static Set<String> tables() {
        return STACK.resources("AWS::DynamoDB::Table").keySet();
    }

    @ParameterizedTest
    @MethodSource("buckets")
    void bucket_shouldBeClosedToThePublic_whateverAPolicyOrAnObjectSays(String bucket) {
        assertThat(map(STACK.property(bucket, "PublicAccessBlockConfiguration")))
                .isEqualTo(Map.of(
                        "BlockPublicAcls", "true",
                        "BlockPublicPolicy", "true",
                        "IgnorePublicAcls", "true",
                        "RestrictPublicBuckets", "true"));
        assertThat(list(STACK.property(bucket, "OwnershipControls", "Rules")))
                .containsExactly(Map.of("ObjectOwnership", "BucketOwnerEnforced"));
        assertThat(STACK.property(bucket, "AccessControl")).isNull();
        assertThat(STACK.property(bucket, "WebsiteConfiguration")).isNull();
    }

    @ParameterizedTest
    @MethodSource("buckets")
    void bucket_shouldBeReachedOverTlsOnly(String bucket) {
        var plain = Map.of("aws:SecureTransport", List.of("false"));
        for (var resource : List.of(STACK.arn(bucket), STACK.arn(bucket) + "/any/key")) {
            for (var action : List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket")) {
                assertThat(policies(bucket))
                        .as(action + " on " + resource)
                        .anyMatch(statement -> !statement.allows()
                                && statement.isMeantFor("anybody")
                                && statement.covers(new Need(action, resource, plain)));
            }
        }
        assertThat(policies(bucket).stream().filter(Statement::allows))
                .as("a bucket's policy only denies, but that CloudFront reads what is published")
                .allMatch(statement -> bucket.equals("Published")
                        && statement.principals().equals(List.of("Service cloudfront.amazonaws.com"))
                        && statement.conditions().stream()
                                .anyMatch(condition -> condition.key().equals("aws:SourceArn")));
    }

    @ParameterizedTest
    @MethodSource("buckets")
    void bucket_shouldKeepItsObjects_encryptedAndInEveryVersion(String bucket) {
        assertThat(STACK.resources().get(bucket))
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(STACK.property(bucket, "VersioningConfiguration", "Status")).isEqualTo("Enabled");
        var encryption = list(STACK.property(bucket, "BucketEncryption", "ServerSideEncryptionConfiguration"));
        assertThat(encryption).singleElement();
        // What the CA publishes to everybody needs no key of ours.
        var open = Set.of("CaCertificates", "Published").contains(bucket);
        assertThat(at(encryption.getFirst(), "ServerSideEncryptionByDefault", "SSEAlgorithm"))
                .isEqualTo(open ? "AES256" : "aws:kms");
        assertThat(JUDGE.keyBehind(STACK.arn(bucket) + "/any/key").isEmpty()).isEqualTo(open);
    }

    @ParameterizedTest
    @MethodSource("buckets")
    void bucketThatBrowsersWriteTo_shouldLetTheirUnfinishedUploadsGo(String bucket) {
        if (STACK.property(bucket, "CorsConfiguration") != null) {
            assertThat(list(STACK.property(bucket, "LifecycleConfiguration", "Rules")))
                    .anyMatch(rule ->
                            "Enabled".equals(at(rule, "Status")) && at(rule, "AbortIncompleteMultipartUpload") != null);
        }
        assertThat(list(STACK.property(bucket, "LifecycleConfiguration", "Rules")))
                .as("nothing expires by itself: papers and audit are kept for years")
                .allMatch(rule ->
                        at(rule, "ExpirationInDays") == null && at(rule, "NoncurrentVersionExpiration") == null);
    }

    @Test
    void auditArchive_shouldBeLockedForAsLongAsOrdersAreKept_evenToTheAccount() {
        assertThat(STACK.property(AUDIT, "ObjectLockEnabled")).isEqualTo("true");
        var retention = map(STACK.property(AUDIT, "ObjectLockConfiguration", "Rule", "DefaultRetention"));
        assertThat(retention).containsEntry("Mode", "COMPLIANCE");
        assertThat(Integer.parseInt(retention.get("Years").toString())).isGreaterThanOrEqualTo(YEARS_ORDERS_ARE_KEPT);
    }

    @Test
    void auditArchive_shouldTakeEachNameOnce_andGiveNothingUp() {
        var object = STACK.arn(AUDIT) + "/any/key";
        assertThat(denied("s3:PutObject", object, Map.of())).isTrue();
        assertThat(denied("s3:PutObject", object, Map.of("s3:if-none-match", List.of("*"))))
                .isFalse();
        assertThat(List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"))
                .allMatch(action -> denied(action, object, Map.of()));
    }

    private static boolean denied(String action, String resource, Map<String, List<String>> request) {
        return policies(AUDIT).stream()
                .anyMatch(statement -> !statement.allows()
                        && statement.isMeantFor("anybody")
                        && statement.covers(new Need(action, resource, request)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void table_shouldBeEncryptedWithOurKey_restorableAndHardToDelete(String table) {
        assertThat(map(STACK.property(table, "SSESpecification")))
                .containsEntry("SSEEnabled", "true")
                .containsEntry("SSEType", "KMS")
                .containsEntry("KMSMasterKeyId", STACK.arn("DataKey"));
        assertThat(map(STACK.property(table, "PointInTimeRecoverySpecification")))
                .isEqualTo(Map.of("PointInTimeRecoveryEnabled", "true", "RecoveryPeriodInDays", "35"));
        assertThat(STACK.property(table, "DeletionProtectionEnabled")).isEqualTo("true");
        assertThat(STACK.resources().get(table))
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(STACK.property(table, "ResourcePolicy")).isNull();
    }

    private static List<Statement> policies(String bucket) {
        return STACK.resources("AWS::S3::BucketPolicy").keySet().stream()
                .filter(id -> bucket.equals(STACK.property(id, "Bucket")))
                .flatMap(id -> Statement.of(id, STACK.property(id, "PolicyDocument")).stream())
                .toList();
    }
}
