package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A municipality as a CSR spells it, in one of the forms of SPEC C-8.
 *
 * @param name without its word, lower case
 * @param word what stands behind the name, such as {@code shi} or {@code town}
 * @param ward of a designated city, without its word
 * @param inDistrict whether a district (郡) is named before it; districts are known by this form alone
 */
record MunicipalitySpelling(String name, String word, Optional<String> ward, boolean inDistrict) {

    /** A proper name of up to four words, none of them a word for what it is. */
    private static final String NAME = "(?:" + noWord() + "[a-z']+ ){0,3}" + noWord() + "[a-z']+";

    private static final List<Pattern> FORMS = List.of(
            // Ichikawa-shi, Ichikawa city, Chiyoda-ku; with a ward, Yokohama-shi Nishi-ku
            Pattern.compile("(?<name>" + NAME + ") (?<word>shi|city)(?: (?<ward>" + NAME + ") (?:ku|ward))?"),
            Pattern.compile("(?<name>" + NAME + ") (?<word>ku|ward)"),
            // Naka-gun Ninomiya-machi, Naka-county Ninomiya-town
            Pattern.compile("(?<district>" + NAME + ") (?:gun|county) (?<name>" + NAME
                    + ") (?<word>machi|cho|town|mura|son|village)"),
            // Hachijo-machi, on an island of Tokyo's
            Pattern.compile("(?<name>" + NAME + ") (?<word>machi|cho|town|mura|son|village)"));

    private static final Pattern SEPARATOR = Pattern.compile("[ -]+");
    private static final Pattern AFTER = Pattern.compile("[ ,.:=-].*", Pattern.DOTALL);

    private static String noWord() {
        return "(?!(?:shi|city|ku|ward|gun|county|machi|cho|town|mura|son|village)\\b)";
    }

    /** Empty if the value has none of the forms. */
    static Optional<MunicipalitySpelling> of(String value) {
        var text = normalised(value);
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .map(MunicipalitySpelling::read)
                .findFirst();
    }

    /** Whether a municipality is named and more is written behind it, such as a town within a city. */
    static boolean goesFurther(String value) {
        var text = normalised(value);
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .anyMatch(matcher -> matcher.lookingAt()
                        && AFTER.matcher(text.substring(matcher.end())).matches()
                        && !Municipalities.named(read(matcher)).isEmpty());
    }

    private static MunicipalitySpelling read(Matcher found) {
        var groups = found.namedGroups();
        return new MunicipalitySpelling(
                found.group("name"),
                found.group("word"),
                groups.containsKey("ward") ? Optional.ofNullable(found.group("ward")) : Optional.empty(),
                groups.containsKey("district"));
    }

    private static String normalised(String value) {
        return SEPARATOR.matcher(value.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
