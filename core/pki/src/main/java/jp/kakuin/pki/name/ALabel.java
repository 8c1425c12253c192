package jp.kakuin.pki.name;

import java.text.Normalizer;
import java.util.Locale;

/** A label of an internationalised name, {@code xn--…} (RFC 5890). */
final class ALabel {

    private static final String PREFIX = "xn--";

    private ALabel() {}

    static boolean isMeantAsOne(String label) {
        return label.startsWith(PREFIX);
    }

    /** Whether it decodes to a U-label and encodes back to the very same letters (BR 7.1.2.7.12: P-Label; RFC 5891 5.4). */
    static boolean isValid(String label) {
        var punycode = label.substring(PREFIX.length());
        return Punycode.decode(punycode)
                .filter(ULabel::isValid)
                .filter(text -> Punycode.encode(text).equals(punycode))
                .isPresent();
    }

    /** The A-label of a label in another script, for advice only. */
    static String of(String unicodeLabel) {
        var text = Normalizer.normalize(unicodeLabel, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return text.chars().allMatch(c -> c < 128) ? text : PREFIX + Punycode.encode(text);
    }

    /** How people see a label: an A-label in its own script, any other as it stands. */
    static String toUnicode(String label) {
        return isMeantAsOne(label)
                ? Punycode.decode(label.substring(PREFIX.length())).orElse(label)
                : label;
    }
}
