package jp.kakuin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may sign with what: {@code signers.txt}. Whoever is not in it cannot, whatever its own policies say. */
class KeysTest {

    private static final Stack STACK = Stack.onAws();
    private static final String ROOT = "AWS arn:aws:iam::" + Stack.ACCOUNT + ":root";

    @Test
    void signingKey_shouldSignForWhomTheTableNames_andForNobodyElse() {
        var named = new TreeMap<String, List<String>>();
        DataFile.rows("signers.txt", 3)
                .forEach(row -> named.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                        .add("AWS " + STACK.arn(row.get(1))));
        assertThat(signers(with(Map.of("CaKeys", "2")))).isEqualTo(named);
    }

    @Test
    void retiredCaKey_shouldSignCrlsAndNoCertificateAnyMore() {
        assertThat(signers(with(Map.of("CaKeys", "2", "RetiredCaKeys", "1"))))
                .containsEntry("CaKey", List.of("AWS " + STACK.arn("PublishCrlFunctionRole")))
                .hasEntrySatisfying(
                        "SecondCaKey", signers -> assertThat(signers).hasSize(2));
    }

    private static Stack with(Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.put("Embedded", "false");
        return Stack.of(CloudTemplate.read(), all);
    }

    @Test
    void caOperator_shouldSign_onlyWhileTheParameterNamesHim() {
        var operator = "arn:aws:iam::" + Stack.ACCOUNT + ":user/operator";
        var first = with(Map.of("CaOperatorArn", operator));
        assertThat(signers(first).get("CaKey")).contains("AWS " + operator);
        // The newest CA asks for its certificate, and each certifies the OCSP responder.
        var second = signers(with(Map.of("CaOperatorArn", operator, "CaKeys", "2")));
        assertThat(second.get("SecondCaKey")).contains("AWS " + operator);
        assertThat(second.get("CaKey")).contains("AWS " + operator);
        assertThat(signers(STACK).get("CaKey")).hasSize(2).doesNotContain("AWS " + operator);
    }

    @Test
    void account_shouldAdministerSigningKeys_withoutBeingAbleToSign() {
        var stack = with(Map.of("CaKeys", "2"));
        signingKeys(stack)
                .forEach(id -> assertThat(policy(stack, id))
                        .filteredOn(statement -> statement.principals().contains(ROOT))
                        .singleElement()
                        .satisfies(administer -> assertThat(administer.actions())
                                .contains("kms:PutKeyPolicy")
                                .noneMatch(action -> action.contains("*") || action.contains("?"))
                                .doesNotContain("kms:Sign", "kms:CreateGrant")));
    }

    @Test
    void everyKey_shouldOutliveTheStack_andBeRotatedWhereAwsCan() {
        STACK.resources("AWS::KMS::Key").forEach((id, key) -> {
            assertThat(key)
                    .as(id)
                    .containsEntry("DeletionPolicy", "Retain")
                    .containsEntry("UpdateReplacePolicy", "Retain");
            if (isForSigning(STACK, id)) {
                assertThat(STACK.property(id, "PendingWindowInDays")).as(id).isEqualTo("30");
            } else {
                assertThat(STACK.property(id, "EnableKeyRotation")).as(id).isEqualTo("true");
            }
        });
    }

    @Test
    void dataKey_shouldServeThisAccountThroughItsServices_andNobodyDirectly() {
        var ways = policy(STACK, "DataKey").stream()
                .filter(statement -> !statement.principals().contains(ROOT))
                .toList();
        assertThat(ways).isNotEmpty().allSatisfy(way -> {
            assertThat(way.actions()).doesNotContain("kms:*");
            if (way.principals().contains("AWS *")) {
                assertThat(way.conditions())
                        .extracting(Statement.Condition::key)
                        .contains("kms:CallerAccount", "kms:ViaService");
            } else {
                assertThat(way.principals()).allMatch(who -> who.startsWith("Service "));
            }
        });
    }

    /** For each key that signs, who may have it sign, by its policy: no role's own policy can add to that. */
    private static Map<String, List<String>> signers(Stack stack) {
        var signers = new TreeMap<String, List<String>>();
        signingKeys(stack).forEach(id -> {
            var sign = new Need("kms:Sign", stack.arn(id), Map.of("kms:CallerAccount", List.of(Stack.ACCOUNT)));
            signers.put(
                    id,
                    policy(stack, id).stream()
                            .filter(statement -> statement.allows() && statement.covers(sign))
                            .flatMap(statement -> statement.principals().stream())
                            .toList());
        });
        return signers;
    }

    private static List<String> signingKeys(Stack stack) {
        return stack.resources("AWS::KMS::Key").keySet().stream()
                .filter(id -> isForSigning(stack, id))
                .toList();
    }

    private static boolean isForSigning(Stack stack, String id) {
        return "SIGN_VERIFY".equals(stack.property(id, "KeyUsage"));
    }

    private static List<Statement> policy(Stack stack, String id) {
        return Statement.of(id, stack.property(id, "KeyPolicy"));
    }
}
