package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether AWS would let a role do something: nothing may deny it, and the role's own policies or the resource's have to allow it. A key's policy has the last word on
 * its key.
 */
final class Judge {

    private final Stack stack;
    private final Map<String, List<Statement>> bucketPolicies = new LinkedHashMap<>();
    private final Map<String, List<Statement>> keyPolicies = new LinkedHashMap<>();
    private final Map<String, String> keyOf = new LinkedHashMap<>();

    Judge(Stack stack) {
        this.stack = stack;
        stack.resources("AWS::S3::BucketPolicy")
                .forEach((id, policy) -> bucketPolicies.put(
                        "arn:aws:s3:::" + stack.property(id, "Bucket"),
                        Statement.of(id, stack.property(id, "PolicyDocument"))));
        stack.resources("AWS::KMS::Key")
                .forEach(
                        (id, key) -> keyPolicies.put(stack.arn(id), Statement.of(id, stack.property(id, "KeyPolicy"))));
        stack.resources("AWS::S3::Bucket")
                .keySet()
                .forEach(id ->
                        Optional.ofNullable(bucketKey(id)).ifPresent(key -> keyOf.put(stack.arn(id), key.toString())));
        stack.resources("AWS::DynamoDB::Table")
                .keySet()
                .forEach(id -> Optional.ofNullable(stack.property(id, "SSESpecification", "KMSMasterKeyId"))
                        .ifPresent(key -> keyOf.put(stack.arn(id), key.toString())));
    }

    private Object bucketKey(String id) {
        return list(stack.property(id, "BucketEncryption", "ServerSideEncryptionConfiguration")).stream()
                .map(rule -> at(rule, "ServerSideEncryptionByDefault", "KMSMasterKeyID"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The key with which the thing is encrypted, if it is one of ours. */
    Optional<String> keyBehind(String resource) {
        return keyOf.entrySet().stream()
                .filter(entry -> resource.equals(entry.getKey()) || resource.startsWith(entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean allows(Role role, Need need) {
        var own = role.statements();
        var key = keyPolicies.get(need.resource());
        var theirs = Optional.ofNullable(key).orElseGet(() -> bucketPolicy(need.resource()));
        var forRole =
                theirs.stream().filter(each -> each.isMeantFor(role.arn())).toList();
        if (Stream.concat(own.stream(), forRole.stream()).anyMatch(each -> !each.allows() && each.covers(need))) {
            return false;
        }
        var ownAllow = own.stream().anyMatch(each -> each.allows() && each.covers(need));
        var theirAllow = forRole.stream().anyMatch(each -> each.allows() && each.covers(need));
        return theirAllow || ownAllow && (key == null || accountMay(key, need));
    }

    // A key whose policy lets the account do something leaves the rest to the roles' own policies.
    private static boolean accountMay(List<Statement> key, Need need) {
        var account = "AWS arn:aws:iam::" + Stack.ACCOUNT + ":root";
        return key.stream().anyMatch(each -> each.allows() && each.principals().contains(account) && each.covers(need));
    }

    private List<Statement> bucketPolicy(String resource) {
        return bucketPolicies.entrySet().stream()
                .filter(entry -> resource.equals(entry.getKey()) || resource.startsWith(entry.getKey() + "/"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
