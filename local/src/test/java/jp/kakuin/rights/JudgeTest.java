package jp.kakuin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of the rights is itself held to what AWS does, on a small template. */
class JudgeTest {

    private static final Map<String, Object> NOTHING = Map.of();
    private static final Stack STACK = Stack.of(template(), Map.of());
    private static final Role READER = Role.all(STACK).get("Reader");
    private static final Judge JUDGE = new Judge(STACK);

    private static Map<String, Object> template() {
        return Map.of(
                "Resources",
                Map.of(
                        "Papers", resource("AWS::S3::Bucket", NOTHING),
                        "PapersPolicy",
                                resource(
                                        "AWS::S3::BucketPolicy",
                                        Map.of(
                                                "Bucket",
                                                Map.of("Ref", "Papers"),
                                                "PolicyDocument",
                                                document(deny("s3:GetObject", "arn:aws:s3:::Papers/secret/*")))),
                        "Key",
                                resource(
                                        "AWS::KMS::Key",
                                        Map.of("KeyPolicy", document(keyStatement("Signer", "kms:Sign")))),
                        "Signer", role(allow("s3:PutObject", "arn:aws:s3:::Papers/invoices/*")),
                        "Reader", role(allow("s3:Get*", "arn:aws:s3:::Papers/*"), allow("kms:Sign", "*"), fenced())));
    }

    private static Map<String, Object> resource(String type, Map<String, Object> properties) {
        return Map.of("Type", type, "Properties", properties);
    }

    private static Map<String, Object> document(Object... statements) {
        return Map.of("Statement", List.of(statements));
    }

    private static Map<String, Object> role(Object... statements) {
        return resource("AWS::IAM::Role", Map.of("Policies", List.of(Map.of("PolicyDocument", document(statements)))));
    }

    private static Map<String, Object> allow(String action, String resource) {
        return Map.of("Effect", "Allow", "Action", action, "Resource", resource);
    }

    private static Map<String, Object> deny(String action, String resource) {
        return Map.of("Effect", "Deny", "Principal", "*", "Action", action, "Resource", resource);
    }

    private static Map<String, Object> fenced() {
        return Map.of(
                "Effect", "Allow",
                "Action", "dynamodb:GetItem",
                "Resource", "arn:aws:dynamodb:*:*:table/T",
                "Condition", Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("DRAFT#*"))));
    }

    private static Map<String, Object> keyStatement(String role, String action) {
        return Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("AWS", Map.of("Fn::GetAtt", List.of(role, "Arn"))),
                "Action",
                action,
                "Resource",
                "*");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, Papers/documents/1, true",
        "s3:getobject, Papers/documents/1, true",
        "s3:GetObject, Papers/secret/1, false",
        "s3:GetObject, Papers, false",
        "s3:GetObject, OtherPapers/1, false",
        "s3:PutObject, Papers/invoices/1, false"
    })
    void object_shouldBeReached_onlyWhereAllowedAndNotDenied(String action, String object, boolean allowed) {
        assertThat(JUDGE.allows(READER, new Need(action, "arn:aws:s3:::" + object, Map.of())))
                .isEqualTo(allowed);
    }

    @Test
    void key_shouldSignForWhomItsPolicyNames_whateverAnotherRoleSays() {
        var sign = new Need("kms:Sign", STACK.arn("Key"), Map.of());
        assertThat(JUDGE.allows(Role.all(STACK).get("Signer"), sign)).isTrue();
        assertThat(JUDGE.allows(READER, sign)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DRAFT#1, true", "ORDER#1, false"})
    void partition_shouldBeReached_onlyInsideTheFence(String key, boolean allowed) {
        var need = new Need(
                "dynamodb:GetItem",
                "arn:aws:dynamodb:" + Stack.REGION + ":" + Stack.ACCOUNT + ":table/T",
                Map.of("dynamodb:LeadingKeys", List.of(key)));
        assertThat(JUDGE.allows(READER, need)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"a*c, abbc, true", "a?c, abc, true", "a?c, abbc, false", "a.c, abc, false", "*, x, true"})
    void pattern_shouldKnowStarAndQuestionMarkOnly(String pattern, String text, boolean matches) {
        assertThat(Statement.matches(pattern, text)).isEqualTo(matches);
    }
}
