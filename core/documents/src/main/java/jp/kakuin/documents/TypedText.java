package jp.kakuin.documents;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes text that somebody typed safe to set into a mail or a paper. */
public final class TypedText {

    /** Controls, line and paragraph separators, and what turns the writing direction round: none belongs in a name. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]|\\p{Cs}");

    private static final Pattern WITH_MARKS = Pattern.compile("\\P{M}\\p{M}+");

    private TypedText() {}

    /**
     * One line without controls. They are replaced by spaces and not refused, because a mail about a paid order has to go out whatever stands in
     * an old record; so a name can never start a line, a header or a MIME part of its own.
     */
    public static String oneLine(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(" ")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /**
     * Composes か and a separate dakuten into が (as typed on a Mac). Only where marks are: full NFC would turn the name 神 (U+FA19) into 神.
     */
    public static String composed(String text) {
        return WITH_MARKS.matcher(text).replaceAll(piece -> Normalizer.normalize(piece.group(), Normalizer.Form.NFC));
    }

    /** Escapes text for HTML, as element content or as a quoted attribute. */
    public static String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
