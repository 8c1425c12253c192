package jp.kakuin.order;

import java.util.stream.Collectors;

/** What somebody typed, as staff and customers read it later. */
public final class TypedLine {

    private TypedLine() {}

    /** One line without what cannot be printed, which would split the line or make it read as another: a space stands for it. */
    public static String of(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> canBePrinted(character) ? character : ' ')
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** Several lines, each as {@link #of} makes it. */
    public static String paragraph(String text) {
        return text.lines().map(TypedLine::of).collect(Collectors.joining("\n")).strip();
    }

    // Line breaks would split a mail's header, bidirectional marks make a name read as another, private characters
    // print as boxes.
    static boolean canBePrinted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
