package jp.kakuin.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;

/**
 * Binds JSON to form records and goes on after each mistake, up to a number of them. What is missing or wrong becomes null. Nothing of a form is
 * longer than these limits, which are far beyond what the rules of any field allow: what comes after need not fear the size of anything.
 */
final class FormBinding {

    static final int MOST_ENTRIES = 200;
    static final int LONGEST_TEXT = 100_000;
    static final int MOST_REFUSALS = 200;
    private static final int LONGEST_NAME = 100;
    private static final String TEXT = "string (at most " + LONGEST_TEXT + " characters)";
    private static final String ARRAY = "array (at most " + MOST_ENTRIES + " entries)";
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2999;

    private final List<Refusal> refusals;

    FormBinding(List<Refusal> refusals) {
        this.refusals = refusals;
    }

    Object bind(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(node, generic, path);
        }
        var wanted = (Class<?>) type;
        if (node.isMissingNode() || node.isNull()) {
            return absent(wanted);
        }
        if (wanted.isRecord()) {
            return bindRecord(node, wanted, path);
        }
        return wanted.isEnum() ? bindEnum(node, wanted, path) : bindPlain(node, wanted, path);
    }

    private Object bindPlain(JsonNode node, Class<?> wanted, String path) {
        return switch (wanted.getName()) {
            case "java.lang.String" -> take(node, path, FormBinding::isText, JsonNode::textValue, TEXT, wanted);
            case "java.lang.Boolean", "boolean" ->
                take(node, path, JsonNode::isBoolean, JsonNode::booleanValue, "boolean", wanted);
            case "java.lang.Integer", "int" ->
                take(node, path, FormBinding::isInt, JsonNode::intValue, "integer", wanted);
            case "java.lang.Long", "long" ->
                take(node, path, FormBinding::isLong, JsonNode::longValue, "integer", wanted);
            case "java.time.LocalDate" -> parse(node, path, FormBinding::day, "date (2026-11-20)");
            case "java.time.Instant" -> parse(node, path, FormBinding::moment, "date-time (2026-11-20T01:30:00Z)");
            default -> throw new IllegalStateException("no form field can be a " + wanted.getName());
        };
    }

    private Object bindGeneric(JsonNode node, ParameterizedType type, String path) {
        var inner = type.getActualTypeArguments();
        return switch (type.getRawType().getTypeName()) {
            case "java.util.Optional" -> Optional.ofNullable(bind(node, inner[0], path));
            case "java.util.List" -> bindList(node, inner[0], path);
            case "java.util.Set" ->
                Optional.ofNullable(bindList(node, inner[0], path))
                        .map(list -> Collections.unmodifiableSet(new LinkedHashSet<>(list)))
                        .orElse(null);
            case "java.util.Map" -> bindMap(node, inner[1], path);
            default -> throw new IllegalStateException("no form field can be a " + type);
        };
    }

    private List<Object> bindList(JsonNode node, Type inner, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isArray() || node.size() > MOST_ENTRIES) {
            wrongType(path, ARRAY);
            return null;
        }
        var all = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            var entry = path + "[" + i + "]";
            if (node.get(i).isNull()) {
                // A field may be left out; what is counted may not.
                wrongType(entry, inner == String.class ? TEXT : "value");
            }
            all.add(bind(node.get(i), inner, entry));
        }
        return Collections.unmodifiableList(all);
    }

    private Map<String, Object> bindMap(JsonNode node, Type inner, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject() || node.size() > MOST_ENTRIES) {
            wrongType(path, "object");
            return null;
        }
        var all = new LinkedHashMap<String, Object>();
        node.properties()
                .forEach(entry -> all.put(entry.getKey(), bind(entry.getValue(), inner, join(path, entry.getKey()))));
        return Collections.unmodifiableMap(all);
    }

    private Object bindRecord(JsonNode node, Class<?> form, String path) {
        if (!node.isObject()) {
            wrongType(path, "object");
            return null;
        }
        var components = form.getRecordComponents();
        var known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        reportUnknown(node, known, path);
        var values = Arrays.stream(components)
                .map(c -> bind(node.path(c.getName()), c.getGenericType(), join(path, c.getName())))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return form.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a form record must be public and take nulls: " + form.getName(), e);
        }
    }

    private void reportUnknown(JsonNode node, Set<String> known, String path) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(Refusal.of(RequestCode.FIELD_UNKNOWN, join(path, name)));
            }
        });
    }

    private Object bindEnum(JsonNode node, Class<?> wanted, String path) {
        for (var constant : wanted.getEnumConstants()) {
            if (node.isTextual() && ((Enum<?>) constant).name().equals(node.textValue())) {
                return constant;
            }
        }
        var allowed = Arrays.stream(wanted.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
        refuse(Refusal.of(RequestCode.FIELD_VALUE_UNKNOWN, path, "allowed", allowed));
        return null;
    }

    private Object take(
            JsonNode node,
            String path,
            Predicate<JsonNode> fits,
            Function<JsonNode, Object> value,
            String expected,
            Class<?> wanted) {
        if (fits.test(node)) {
            return value.apply(node);
        }
        wrongType(path, expected);
        return absent(wanted);
    }

    private Object parse(JsonNode node, String path, Function<String, Object> parser, String expected) {
        try {
            if (node.isTextual()) {
                return parser.apply(node.textValue());
            }
        } catch (DateTimeParseException e) {
            // Reported below, like any other value of the wrong form.
        }
        wrongType(path, expected);
        return null;
    }

    private void wrongType(String path, String expected) {
        refuse(Refusal.of(RequestCode.FIELD_WRONG_TYPE, path, "expected", expected));
    }

    // An answer longer than the request helps nobody to mend it.
    private void refuse(Refusal refusal) {
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(refusal);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && node.textValue().length() <= LONGEST_TEXT && isWhole(node.textValue());
    }

    // JSON can escape half a character (RFC 8259, section 8.2); neither UTF-8 nor the table can hold it.
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(character -> Character.getType(character) == Character.SURROGATE);
    }

    // The calendar cannot tell the weekday of every day that a text can name.
    private static Object day(String text) {
        return withinYears(LocalDate.parse(text), text);
    }

    private static Object moment(String text) {
        return withinYears(Instant.parse(text), text);
    }

    private static <T extends Temporal> T withinYears(T parsed, String text) {
        // The year stands first in both forms; any other than of four digits has a sign before it.
        int year = Character.isDigit(text.charAt(0)) ? Integer.parseInt(text.substring(0, 4)) : 0;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeParseException("out of any contract's time", text, 0);
        }
        return parsed;
    }

    private static boolean isInt(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt();
    }

    private static boolean isLong(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private static Object absent(Class<?> wanted) {
        return switch (wanted.getName()) {
            case "boolean" -> false;
            case "int" -> 0;
            case "long" -> 0L;
            default -> null;
        };
    }

    // What is no field of ours can be any text: none at all, controls, half a character, a whole book.
    private static String join(String path, String name) {
        var cut = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        var shown = TypedLine.of(cut).isEmpty() ? "\"\"" : TypedLine.of(cut);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
