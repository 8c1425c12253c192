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

    /** Whether it decodes to a U-label and encodes back to the very same letters (BR 7.1.2.7.12: P-Label). */
    static boolean isValid(String label) {
        var punycode = label.substring(PREFIX.length());
        return Punycode.decode(punycode)
                .filter(ALabel::isULabel)
                .filter(text -> Punycode.encode(text).equals(punycode))
                .isPresent();
    }

    /** The A-label of a label in another script, for advice only. */
    static String of(String unicodeLabel) {
        var text = Normalizer.normalize(unicodeLabel, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return isAscii(text) ? text : PREFIX + Punycode.encode(text);
    }

    private static boolean isULabel(String text) {
        return !isAscii(text)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && text.equals(text.toLowerCase(Locale.ROOT))
                && !text.startsWith("-")
                && !text.endsWith("-")
                && !isMark(text.codePointAt(0))
                && text.codePoints().allMatch(ALabel::mayStand);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean mayStand(int c) {
        return c == '-'
                || c == 0x30FB
                || c == 0x00B7
                || c == 0x200D
                || c == 0x200C
                || Character.isLetterOrDigit(c)
                || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
