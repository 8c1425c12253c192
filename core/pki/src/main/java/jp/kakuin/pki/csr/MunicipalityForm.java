package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A way to write a municipality in Latin letters (SPEC C-8). Forms alone can't tell a real municipality from an invented one; a table of
 * municipalities narrows them further.
 */
enum MunicipalityForm {
    /** {@code Ichikawa-shi}, {@code Ichikawa city}; with a ward, {@code Yokohama-shi Nishi-ku}. */
    CITY("%1$s (shi|city)( %1$s (ku|ward))?"),
    /** {@code Chiyoda-ku}, {@code Chiyoda ward}; {@code Chiyoda city} is the wards' own English name. */
    WARD("%1$s (ku|ward)"),
    /** {@code Naka-gun Ninomiya-machi}, {@code Naka-county Ninomiya-town}. */
    IN_DISTRICT("%1$s (gun|county) %1$s (machi|cho|town|mura|son|village)"),
    /** The towns and villages of Tokyo's islands, the only ones in no district. */
    ISLAND("(oshima|hachijo) (machi|town)"
            + "|(toshima|niijima|kozushima|miyake|mikurajima|aogashima|ogasawara) (mura|village)");

    private static final Pattern SEPARATOR = Pattern.compile("[ -]+");
    private static final Pattern AFTER = Pattern.compile("[ ,.:=-].*", Pattern.DOTALL);
    private final Pattern pattern;

    MunicipalityForm(String form) {
        pattern = Pattern.compile(String.format(Locale.ROOT, form, properName()));
    }

    /** A constant of the enum may not be read while its constants are made; hence a method. */
    private static String properName() {
        var words = "(?!(?:shi|city|ku|ward|gun|county|machi|cho|town|mura|son|village)\\b)";
        return "(?:" + words + "[a-z']+ ){0,3}" + words + "[a-z']+";
    }

    static boolean matchesAny(String value) {
        var text = normalised(value);
        return List.of(values()).stream()
                .anyMatch(form -> form.pattern.matcher(text).matches());
    }

    /** Whether a municipality is named and more is written behind it, such as a town within a city. */
    static boolean goesFurther(String value) {
        var text = normalised(value);
        return List.of(values()).stream().anyMatch(form -> form.isPrefixOf(text));
    }

    private boolean isPrefixOf(String text) {
        var matcher = pattern.matcher(text);
        return matcher.lookingAt()
                && AFTER.matcher(text.substring(matcher.end())).matches();
    }

    private static String normalised(String value) {
        return SEPARATOR.matcher(value.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
