package jp.kakuin.order;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.catalogue.Text;
import jp.kakuin.refusal.Refusal;

/**
 * Reads the fields of one part of the form and notes every refusal with the field's exact path (SPEC A-6). What can't be read comes back
 * as an empty text, so that the rules after it still run.
 */
final class FieldReader {

    private static final int LONGEST_ECHO = 100;

    private final List<Refusal> refusals;
    private final String path;
    private final Optional<Text> label;

    private FieldReader(List<Refusal> refusals, String path, Optional<Text> label) {
        this.refusals = refusals;
        this.path = path;
        this.label = label;
    }

    /** @param refusals where everything found is added */
    static FieldReader ofForm(List<Refusal> refusals) {
        return new FieldReader(refusals, "", Optional.empty());
    }

    FieldReader part(String name) {
        return new FieldReader(
                refusals, pathOf(name), FormLabels.ofPart(withoutIndex(name)).or(() -> label));
    }

    FieldReader entry(String list, int index) {
        return part(list + "[" + index + "]");
    }

    String required(String field, String value, int max) {
        if (value == null || value.isBlank()) {
            refuse(ApplicationCode.FIELD_MISSING, field, Map.of());
            return "";
        }
        return optional(field, value, max);
    }

    /** @param max in characters, where one that takes two UTF-16 units is one */
    String optional(String field, String value, int max) {
        var text = value == null ? "" : value.strip();
        int length = text.codePointCount(0, text.length());
        if (!text.codePoints().allMatch(TypedLine::canBePrinted)) {
            refuse(ApplicationCode.FIELD_HAS_CONTROL_CHARACTER, field, Map.of());
            return "";
        }
        if (length > max) {
            refuse(
                    ApplicationCode.FIELD_TOO_LONG,
                    field,
                    Map.of("length", Integer.toString(length), "max", Integer.toString(max)));
            return "";
        }
        return text;
    }

    <E extends Enum<E>> Optional<E> choice(String field, String value, Class<E> choices) {
        if (value == null || value.isBlank()) {
            refuse(ApplicationCode.FIELD_MISSING, field, Map.of());
            return Optional.empty();
        }
        var found = Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(value.strip()))
                .findFirst();
        if (found.isEmpty()) {
            var words =
                    Arrays.stream(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            refuse(ApplicationCode.CHOICE_UNKNOWN, field, Map.of("value", value, "choices", words));
        }
        return found;
    }

    void refuse(ApplicationCode code, String field) {
        refuse(code, field, Map.of());
    }

    void refuse(ApplicationCode code, String field, String value) {
        refuse(code, field, Map.of("value", value));
    }

    /** The field's label is among the arguments in both languages, as {@code labelJa} and {@code labelEn}. */
    void refuse(ApplicationCode code, String field, Map<String, String> arguments) {
        var all = new HashMap<String, String>();
        arguments.forEach((name, value) -> all.put(name, name.equals("value") ? echo(value) : value));
        var own = FormLabels.ofField(withoutIndex(field));
        all.put("labelJa", label.map(of -> of.ja() + "の" + own.ja()).orElse(own.ja()));
        all.put("labelEn", label.map(of -> own.en() + " of the " + of.en()).orElse(own.en()));
        refusals.add(new Refusal(code, pathOf(field), all));
    }

    /** Takes over what another port has found. */
    void refuse(List<Refusal> found) {
        refusals.addAll(found);
    }

    private static String echo(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_ECHO
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String withoutIndex(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
