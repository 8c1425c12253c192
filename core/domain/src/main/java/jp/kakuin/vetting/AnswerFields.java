package jp.kakuin.vetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;

/** Reads the fields that a link holder typed, collecting every problem. */
final class AnswerFields {

    private static final int MAX_LENGTH = 200;
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z .,'-]*");

    private final List<Refusal> problems = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();

    AnswerFields text(String field, String value) {
        var clean = value == null ? "" : TypedLine.of(value);
        if (clean.isEmpty()) {
            problems.add(Refusal.of(LinkCode.ANSWER_FIELD_MISSING, field));
        } else if (clean.codePointCount(0, clean.length()) > MAX_LENGTH) {
            problems.add(Refusal.of(LinkCode.ANSWER_FIELD_TOO_LONG, field, "max", Integer.toString(MAX_LENGTH)));
        }
        values.put(field, clean);
        return this;
    }

    AnswerFields latin(String field, String value) {
        text(field, value);
        if (!values.get(field).isEmpty() && !LATIN.matcher(values.get(field)).matches()) {
            problems.add(Refusal.of(LinkCode.ANSWER_NOT_LATIN, field));
        }
        return this;
    }

    AnswerFields code(String value) {
        if (value == null || value.isBlank() || value.length() > MAX_LENGTH) {
            problems.add(Refusal.of(LinkCode.CODE_MISSING, "code"));
        }
        return this;
    }

    /** True for the word of assent; a word that is neither is a problem. */
    boolean decision(String value, String yes, String no) {
        if (!yes.equals(value) && !no.equals(value)) {
            problems.add(new Refusal(LinkCode.DECISION_UNKNOWN, "decision", Map.of("yes", yes, "no", no)));
        }
        return yes.equals(value);
    }

    void problem(Refusal refusal) {
        problems.add(refusal);
    }

    List<Refusal> problems() {
        return problems;
    }

    Map<String, String> values() {
        return values;
    }
}
