package jp.kakuin.documents.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a paragraph into lines for a mail program of fixed width: English between words, Japanese between any two characters except before
 * 、。」 and after 「 (kinsoku). What has no place to break, such as a long address, stays whole.
 */
final class LineWrap {

    /** Columns; a Japanese character takes two. */
    static final int WIDTH = 72;

    private static final String NOT_FIRST = "、。，．・：；？！）］｝」』】〕〉》々ー〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ";
    private static final String NOT_LAST = "（［｛「『【〔〈《";

    private LineWrap() {}

    static List<String> lines(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(paragraph)) {
            if (columns(line) + columns(piece.stripTrailing()) > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                piece = piece.stripLeading();
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    static int columns(CharSequence text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** The smallest parts that no line may break: a word with the space after it, or a Japanese character with its punctuation. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = Character.charCount(text.codePointAt(0)); at < text.length(); ) {
            int before = text.codePointBefore(at);
            int after = text.codePointAt(at);
            if (mayBreak(before, after)) {
                pieces.add(text.substring(start, at));
                start = at;
            }
            at += Character.charCount(after);
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (before == ' ') {
            return after != ' ';
        }
        boolean japanese = isWide(before) || isWide(after);
        return japanese && after != ' ' && NOT_FIRST.indexOf(after) < 0 && NOT_LAST.indexOf(before) < 0;
    }

    /** East Asian wide characters, near enough for wrapping. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300;
    }
}
