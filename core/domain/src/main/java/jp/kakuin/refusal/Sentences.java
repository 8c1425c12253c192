package jp.kakuin.refusal;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Japanese and English sentence of a code (SPEC A-6), with its placeholders filled in. */
public final class Sentences {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    /**
     * @param locale {@link Locale#JAPANESE} or {@link Locale#ENGLISH}
     * @throws java.util.MissingResourceException if the code has no sentence in that language
     */
    public static String of(Refusal refusal, Locale locale) {
        return fill(pattern(refusal.code(), locale), refusal.arguments());
    }

    /** The sentence with its placeholders still open. */
    public static String pattern(Code code, Locale locale) {
        var bundle = "jp.kakuin.refusal." + ((Enum<?>) code).getDeclaringClass().getSimpleName();
        return ResourceBundle.getBundle(
                        bundle, locale, ((Enum<?>) code).getDeclaringClass().getClassLoader(), EXACT)
                .getString(code.name());
    }

    private static String fill(String pattern, Map<String, String> arguments) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(m -> Matcher.quoteReplacement(arguments.getOrDefault(m.group(1), m.group())));
    }
}
