package jp.kakuin.pki.name;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/** What IDNA 2008 lets stand in a label of an internationalised name (RFC 5891 5.4, RFC 5892). */
final class ULabel {

    private ULabel() {}

    static boolean isValid(String text) {
        return text.chars().anyMatch(c -> c >= 128)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && !text.startsWith("-")
                && !text.endsWith("-")
                && !text.startsWith("--", 2)
                && !isMark(text.codePointAt(0))
                && IntStream.range(0, text.length()).allMatch(at -> mayStandAt(text, at))
                && BidiRule.isObeyedBy(text);
    }

    /** PVALID of RFC 5892 section 3. */
    static boolean mayStand(int c) {
        if (c < 128) {
            return c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        return isException(c) || isLetterOrDigit(c) && isStable(c) && !isIgnorable(c) && !isOldJamo(c) && !isBarred(c);
    }

    /**
     * CONTEXTO of RFC 5892, appendix A. The joiners (CONTEXTJ) may never stand: nothing that is registered under {@code .jp} has one, and no
     * reader sees them.
     */
    private static boolean mayStandInContext(String text, int at) {
        int c = text.codePointAt(at);
        return switch (c) {
            case 0x00B7 -> text.startsWith("l\u00B7l", at - 1);
            case 0x0375 -> script(text, at + 1) == UnicodeScript.GREEK;
            case 0x05F3, 0x05F4 -> script(text, at - 1) == UnicodeScript.HEBREW;
            case 0x30FB -> text.codePoints().anyMatch(ULabel::isJapanese);
            default -> isArabicDigit(c) && !hasBothKindsOfArabicDigits(text);
        };
    }

    /** Also true of the second half of a character that takes two. */
    private static boolean mayStandAt(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at))
                || mayStand(text.codePointAt(at))
                || mayStandInContext(text, at);
    }

    private static UnicodeScript script(String text, int at) {
        return at >= 0 && at < text.length() ? UnicodeScript.of(text.codePointAt(at)) : UnicodeScript.UNKNOWN;
    }

    private static boolean isJapanese(int c) {
        return switch (UnicodeScript.of(c)) {
            case HIRAGANA, KATAKANA, HAN -> true;
            default -> false;
        };
    }

    private static boolean isArabicDigit(int c) {
        return c >= 0x0660 && c <= 0x0669 || isExtendedArabicDigit(c);
    }

    private static boolean isExtendedArabicDigit(int c) {
        return c >= 0x06F0 && c <= 0x06F9;
    }

    private static boolean hasBothKindsOfArabicDigits(String text) {
        return text.codePoints().anyMatch(ULabel::isExtendedArabicDigit)
                && text.codePoints().anyMatch(c -> isArabicDigit(c) && !isExtendedArabicDigit(c));
    }

    /** RFC 5892 2.6, PVALID against the other rules. */
    private static boolean isException(int c) {
        return c == 0x00DF || c == 0x03C2 || c == 0x06FD || c == 0x06FE || c == 0x0F0B || c == 0x3007;
    }

    /** RFC 5892 2.6, DISALLOWED or in a context only, against the other rules. */
    private static boolean isBarred(int c) {
        return c == 0x0640
                || c == 0x07FA
                || c == 0x302E
                || c == 0x302F
                || c >= 0x3031 && c <= 0x3035
                || c == 0x303B
                || isArabicDigit(c);
    }

    /** RFC 5892 2.1. */
    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> isMark(c);
        };
    }

    /** RFC 5892 2.2: folding case and compatibility away changes nothing. */
    private static boolean isStable(int c) {
        var text = Character.toString(c);
        // To capitals and back is how Java folds, but for the dotless i, which folds to itself.
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return c == 0x0131
                || isCherokeeCapital(c)
                || Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text) && !isCherokeeSmall(c);
    }

    /** The one script whose small letters fold to its capitals. */
    private static boolean isCherokeeCapital(int c) {
        return c >= 0x13A0 && c <= 0x13F5;
    }

    private static boolean isCherokeeSmall(int c) {
        return c >= 0xAB70 && c <= 0xABBF || c >= 0x13F8 && c <= 0x13FD;
    }

    /** RFC 5892 2.3 and 2.4, as far as they are marks or letters: what no reader sees, and signs of music. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0100 && c <= 0xE01EF
                || c >= 0x20D0 && c <= 0x20FF
                || c >= 0x1D100 && c <= 0x1D24F;
    }

    /** RFC 5892 2.9. */
    private static boolean isOldJamo(int c) {
        return c >= 0x1100 && c <= 0x11FF || c >= 0xA960 && c <= 0xA97C || c >= 0xD7B0 && c <= 0xD7FB;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
