package jp.kakuin.pki.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text in the form of a CAA record's {@code issue} value (RFC 8659 section 4.2), as a persistent record has it too. */
public record IssueValue(String issuerDomain, List<Parameter> parameters) {

    /** @param tag lower case */
    public record Parameter(String tag, String value) {}

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern PARAMETER = Pattern.compile("(" + LABEL + ")[ \t]*=[ \t]*([\\x21-\\x3A\\x3C-\\x7E]*)");
    private static final int LONGEST = 4_000;

    /** Empty if the text is not in that form, or names nobody. */
    public static Optional<IssueValue> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = text.split(";", -1);
        var domain = trimmed(parts[0]);
        if (!DOMAIN.matcher(domain).matches()) {
            return Optional.empty();
        }
        var parameters = new ArrayList<Parameter>();
        for (int i = 1; i < parts.length; i++) {
            var parameter = PARAMETER.matcher(trimmed(parts[i]));
            if (parameter.matches()) {
                parameters.add(new Parameter(parameter.group(1).toLowerCase(Locale.ROOT), parameter.group(2)));
            } else if (parts.length != 2 || !trimmed(parts[i]).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new IssueValue(domain.toLowerCase(Locale.ROOT), List.copyOf(parameters)));
    }

    /** All values of a parameter; more than one is never right (RFC 8657 section 3). */
    public List<String> values(String tag) {
        return parameters.stream()
                .filter(parameter -> parameter.tag().equals(tag))
                .map(Parameter::value)
                .toList();
    }

    // Only what the grammar calls WSP.
    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }
}
