package jp.kakuin.documents.mail;

import static jp.kakuin.documents.TypedText.html;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets the letters of a mail as HTML that every mail program shows: inline styles, no images, nothing loaded from elsewhere. Every value is
 * escaped here, once.
 */
final class HtmlText {

    private static final String FONT =
            "font-family:'Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans JP',Arial,sans-serif;";
    private static final String CELL = "padding:6px 12px;border:1px solid #d5d9e0;text-align:left;vertical-align:top;";

    private HtmlText() {}

    static String of(String title, List<Letter> letters) {
        return letters.stream()
                .map(HtmlText::of)
                .collect(Collectors.joining(
                        "<hr style=\"border:0;border-top:1px solid #b9bfca;margin:32px 0\">\n",
                        """
                        <!DOCTYPE html>
                        <html lang="ja">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%s</title>
                        </head>
                        <body style="margin:0;padding:24px 16px;background:#ffffff;color:#1f2430;font-size:15px;line-height:1.7;%s">
                        <div style="max-width:640px;margin:0 auto">
                        """.formatted(html(title), FONT),
                        "</div>\n</body>\n</html>\n"));
    }

    private static String of(Letter letter) {
        return letter.groups().stream()
                .map(HtmlText::group)
                .collect(Collectors.joining(
                        "", "<div lang=\"" + letter.language().code() + "\">\n", "</div>\n"));
    }

    private static String group(List<Block> group) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < group.size(); i++) {
            Block block = group.get(i);
            Container container = Container.of(block);
            if (i == 0 || Container.of(group.get(i - 1)) != container) {
                out.append(container.open);
            }
            out.append(block(block));
            if (i == group.size() - 1 || Container.of(group.get(i + 1)) != container) {
                out.append(container.close);
            }
        }
        return out.toString();
    }

    /** What stands around neighbouring blocks of one sort. */
    private enum Container {
        NONE("", ""),
        ADDRESS("<p style=\"margin:0 0 16px\">\n", "</p>\n"),
        TABLE("<table style=\"border-collapse:collapse;margin:0 0 16px;font-size:14px\">\n", "</table>\n"),
        LIST("<ul style=\"margin:0 0 16px;padding-left:24px\">\n", "</ul>\n");

        private final String open;
        private final String close;

        Container(String open, String close) {
            this.open = open;
            this.close = close;
        }

        static Container of(Block block) {
            return switch (block) {
                case Block.Line _ -> ADDRESS;
                case Block.Row _ -> TABLE;
                case Block.Item _ -> LIST;
                case Block.Heading _, Block.Paragraph _, Block.Link _, Block.Code _ -> NONE;
            };
        }
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading ->
                "<h2 style=\"font-size:16px;margin:24px 0 8px;padding-left:8px;border-left:4px solid #a3262a\">"
                        + html(heading.text()) + "</h2>\n";
            case Block.Paragraph paragraph -> "<p style=\"margin:0 0 16px\">" + html(paragraph.text()) + "</p>\n";
            case Block.Line line -> html(line.text()) + "<br>\n";
            case Block.Row row -> row(row);
            case Block.Item item -> "<li>" + html(item.text()) + "</li>\n";
            case Block.Link link -> link(html(link.address()));
            case Block.Code code ->
                "<p style=\"margin:0 0 16px;padding:12px 16px;background:#f3f4f7;font-family:Consolas,Menlo,monospace;font-size:18px;"
                        + "word-break:break-all\">" + html(code.text()) + "</p>\n";
        };
    }

    private static String row(Block.Row row) {
        String values = row.values().stream().map(value -> html(value)).collect(Collectors.joining("<br>"));
        return "<tr><th style=\"" + CELL + "background:#f3f4f7;font-weight:normal;white-space:nowrap\">"
                + html(row.label()) + "</th><td style=\"" + CELL + "word-break:break-word\">" + values + "</td></tr>\n";
    }

    /** The address is shown in full, so that the reader sees where the link leads. */
    private static String link(String escaped) {
        return "<p style=\"margin:0 0 16px;word-break:break-all\"><a href=\"" + escaped + "\" style=\"color:#1a4fa0\">"
                + escaped + "</a></p>\n";
    }
}
