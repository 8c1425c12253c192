package jp.kakuin.documents.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.documents.Language;

/** Sets the letters of a mail as plain text: links and codes on lines of their own, nothing wider than {@link LineWrap#WIDTH} columns if it can be broken. */
final class PlainText {

    private static final String RULE = "-".repeat(LineWrap.WIDTH);

    private PlainText() {}

    static String of(List<Letter> letters) {
        return letters.stream().map(PlainText::of).collect(Collectors.joining("\n" + RULE + "\n\n"));
    }

    private static String of(Letter letter) {
        return letter.groups().stream()
                .map(group -> group.stream()
                        .flatMap(block -> lines(block, letter.language()))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Block block, Language language) {
        return switch (block) {
            case Block.Heading heading -> Stream.of((language == Language.JAPANESE ? "■ " : "* ") + heading.text());
            case Block.Paragraph paragraph -> wrapped("", "", paragraph.text());
            case Block.Line line -> wrapped("", "", line.text());
            case Block.Row row -> row(row, language == Language.JAPANESE ? "：" : ": ");
            case Block.Item item -> wrapped("- ", "  ", item.text());
            case Block.Link link -> Stream.of(link.address());
            case Block.Code code -> Stream.of("    " + code.text());
        };
    }

    private static Stream<String> row(Block.Row row, String colon) {
        if (row.values().size() == 1) {
            return wrapped(row.label() + colon, "    ", row.values().getFirst());
        }
        return Stream.concat(
                Stream.of(row.label() + colon.strip()), row.values().stream().map(value -> "    " + value));
    }

    private static Stream<String> wrapped(String first, String further, String text) {
        List<String> lines = LineWrap.lines(first + text, LineWrap.WIDTH - further.length());
        return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).map(line -> further + line));
    }
}
