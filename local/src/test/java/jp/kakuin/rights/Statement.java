package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static jp.kakuin.rights.CloudTemplate.map;
import static jp.kakuin.rights.CloudTemplate.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement of a policy.
 *
 * @param origin the resource of the template in which it stands
 * @param principals who is meant, as {@code Service lambda.amazonaws.com}; empty in a role's own policy
 */
record Statement(
        String origin,
        String sid,
        boolean allows,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions) {

    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    /** What must hold of a request, such as {@code StringEquals kms:ViaService [dynamodb…]}. */
    record Condition(String operator, String key, List<String> values) {

        boolean holds(Map<String, List<String>> request) {
            var sent = request.getOrDefault(key, List.of());
            return switch (operator) {
                case "StringEquals", "Bool" -> sent.stream().anyMatch(values::contains);
                case "StringLike", "ArnLike" -> sent.stream().anyMatch(this::isLike);
                case "ForAllValues:StringLike" -> sent.stream().allMatch(this::isLike);
                case "Null" -> values.contains(String.valueOf(sent.isEmpty()));
                default -> throw new IllegalArgumentException("teach this test the operator " + operator);
            };
        }

        private boolean isLike(String sent) {
            return values.stream().anyMatch(value -> matches(value, sent));
        }
    }

    /** Every statement of a policy document. */
    static List<Statement> of(String origin, Object document) {
        return list(at(document, "Statement")).stream()
                .map(each -> one(origin, map(each)))
                .toList();
    }

    private static Statement one(String origin, Map<String, Object> body) {
        if (!KNOWN.containsAll(body.keySet())) {
            throw new IllegalArgumentException("neither NotAction nor NotResource nor NotPrincipal: " + origin);
        }
        return new Statement(
                origin,
                String.valueOf(body.getOrDefault("Sid", "")),
                body.get("Effect").equals("Allow"),
                principals(body.get("Principal")),
                texts(body.get("Action")),
                texts(body.get("Resource")),
                conditions(body.get("Condition")));
    }

    private static List<String> principals(Object principal) {
        if (principal instanceof String anybody) {
            return List.of(anybody);
        }
        var all = new ArrayList<String>();
        map(principal).forEach((kind, who) -> texts(who).forEach(one -> all.add(kind + " " + one)));
        return all;
    }

    private static List<Condition> conditions(Object conditions) {
        var all = new ArrayList<Condition>();
        map(conditions)
                .forEach((operator, keys) ->
                        map(keys).forEach((key, values) -> all.add(new Condition(operator, key, texts(values)))));
        return all;
    }

    /** Whether it speaks of this need; whether it allows it is another question. */
    boolean covers(Need need) {
        return actions.stream().anyMatch(action -> names(action, need))
                && resources.stream().anyMatch(resource -> matches(resource, need.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(need.request()));
    }

    boolean isMeantFor(String roleArn) {
        return principals.contains("*") || principals.contains("AWS *") || principals.contains("AWS " + roleArn);
    }

    /** IAM does not look at the case of actions. */
    static boolean names(String action, Need need) {
        return matches(action.toLowerCase(Locale.ROOT), need.action().toLowerCase(Locale.ROOT));
    }

    /** Whether a text is what a pattern with {@code *} and {@code ?} means. */
    static boolean matches(String pattern, String text) {
        var expression = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            expression.append(
                    switch (each) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(each));
                    });
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
