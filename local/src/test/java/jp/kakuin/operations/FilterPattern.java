package jp.kakuin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A filter pattern of CloudWatch Logs for JSON, as far as the template uses them: comparisons of a selector with a number or a text, of which
 * {@code "*"} is any, {@code NOT EXISTS}, brackets, {@code &&} and {@code ||}.
 */
final class FilterPattern {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|&&|\\|\\||\\$[.\\w\\[\\]]+|NOT EXISTS|>=|!=|=|>|\"[^\"]*\"|-?[0-9.]+)");

    private final String[] tokens;
    private JsonNode line;
    private int next;

    FilterPattern(String pattern) {
        var inside = pattern.strip();
        if (!inside.startsWith("{") || !inside.endsWith("}")) {
            throw new IllegalArgumentException("no pattern for JSON: " + pattern);
        }
        inside = inside.substring(1, inside.length() - 1).strip();
        if (!TOKEN.matcher(inside).replaceAll("").isBlank()) {
            throw new IllegalArgumentException("this test cannot read " + pattern);
        }
        this.tokens =
                TOKEN.matcher(inside).results().map(found -> found.group(1)).toArray(String[]::new);
    }

    boolean matches(JsonNode event) {
        line = event;
        next = 0;
        return alternatives();
    }

    /** What a selector such as {@code $.waiting.checksLate} finds. */
    static JsonNode select(JsonNode event, String selector) {
        var pointer = selector.substring(1).replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        return event.at(pointer);
    }

    private boolean alternatives() {
        var found = both();
        while (next < tokens.length && tokens[next].equals("||")) {
            next++;
            found |= both();
        }
        return found;
    }

    private boolean both() {
        var found = single();
        while (next < tokens.length && tokens[next].equals("&&")) {
            next++;
            found &= single();
        }
        return found;
    }

    private boolean single() {
        if (tokens[next].equals("(")) {
            next++;
            var found = alternatives();
            next++;
            return found;
        }
        var value = select(line, tokens[next++]);
        var operator = tokens[next++];
        return operator.equals("NOT EXISTS")
                ? value.isMissingNode()
                : !value.isMissingNode() && compare(value, operator, tokens[next++]);
    }

    private static boolean compare(JsonNode value, String operator, String with) {
        if (with.startsWith("\"")) {
            var text = with.substring(1, with.length() - 1);
            var same =
                    value.isTextual() && (text.equals("*") || value.textValue().equals(text));
            return operator.equals("!=") != same;
        }
        var number = Double.parseDouble(with);
        return value.isNumber()
                && switch (operator) {
                    case ">=" -> value.doubleValue() >= number;
                    case ">" -> value.doubleValue() > number;
                    case "=" -> value.doubleValue() == number;
                    default -> throw new IllegalArgumentException(operator);
                };
    }
}
