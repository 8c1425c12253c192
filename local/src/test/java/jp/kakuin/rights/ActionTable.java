package jp.kakuin.rights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reviewed table of what AWS asks for each call: {@code actions.txt}. */
final class ActionTable {

    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(@?)}");

    /**
     * @param call such as {@code S3.PutObject}, or the action behind which this one is asked for too, such as {@code s3:PutObject}
     * @param when a field that the request must have, or with {@code !} must not have; {@code -} for always
     */
    private record Row(String call, String when, String action, String resource) {

        static Row of(List<String> columns) {
            return new Row(columns.get(0), columns.get(1), columns.get(2), columns.get(3));
        }

        boolean appliesTo(Call made) {
            var has = made.fields().containsKey(when.replaceFirst("^!", ""));
            return call.equals(made.name()) && (when.equals("-") || has != when.startsWith("!"));
        }
    }

    private final List<Row> rows =
            DataFile.rows("actions.txt", 4).stream().map(Row::of).toList();

    /**
     * What a call needs; empty if the table does not know the call.
     *
     * @param logical the template's name for what AWS has named
     */
    Optional<List<Need>> needs(Call call, UnaryOperator<String> logical) {
        var found = rows.stream()
                .filter(row -> row.appliesTo(call))
                .map(row -> new Need(row.action(), arn(row.resource(), call.fields(), logical), call.request()))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** What a service then asks of the key with which the thing is encrypted, in the caller's name. */
    Stream<Need> behind(Need need, String key) {
        var service = need.action().substring(0, need.action().indexOf(':'));
        var request = Map.of(
                "kms:CallerAccount", List.of(Stack.ACCOUNT),
                "kms:ViaService", List.of(service + "." + Stack.REGION + ".amazonaws.com"));
        return rows.stream()
                .filter(row -> row.call().equals(need.action()))
                .map(row -> new Need(row.action(), key, request));
    }

    private static String arn(String resource, Map<String, String> fields, UnaryOperator<String> logical) {
        var text = FIELD.matcher(resource).replaceAll(field -> {
            var value = fields.getOrDefault(field.group(1), "");
            var part = field.group(2).isEmpty() ? value : value.substring(value.indexOf('@') + 1);
            return Matcher.quoteReplacement(logical.apply(part));
        });
        if (text.startsWith("arn:")) {
            return text;
        }
        var service = text.substring(0, text.indexOf(':'));
        var place = service.equals("s3") ? ":" : Stack.REGION + ":" + Stack.ACCOUNT;
        return "arn:aws:" + service + ":" + place + text.substring(service.length());
    }
}
