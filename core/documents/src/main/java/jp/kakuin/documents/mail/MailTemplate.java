package jp.kakuin.documents.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakuin.documents.Language;
import jp.kakuin.documents.TypedText;

/**
 * A mail's words in one language: the file {@code mails/<name>.<language>.txt}. The first line is the subject. After it each line is one of
 *
 * <pre>
 * # heading        | label | value       - item, once per value
 * ! link           = code                &gt; line that stays a line
 * anything else: a paragraph over the following lines, to be wrapped anew
 * </pre>
 *
 * and {@code {{name}}} is a value, {@code {{> name}}} the file {@code mails/parts/<name>.<language>.txt}. A line whose value is empty is left
 * out; if it is an item, its whole group (the lines up to the next blank line) is. Values are set in after the line's kind is known, so nothing
 * that a customer typed can become a heading or a link.
 */
final class MailTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
    private static final Pattern PART = Pattern.compile("\\{\\{> ([a-z-]+)}}");
    private static final String SUBJECT = "Subject: ";
    private static final Map<String, List<String>> FILES = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, List<String>> values;
    private final List<List<Block>> groups = new ArrayList<>();
    private List<Block> group = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private boolean leaveOut;

    private MailTemplate(Language language, Map<String, List<String>> values) {
        this.language = language;
        this.values = values;
    }

    /** @throws IllegalStateException if the template names a value that is not given: a fault of ours, found by the tests */
    static Letter fill(String name, Language language, Map<String, List<String>> values) {
        List<String> lines = lines(name, language);
        MailTemplate template = new MailTemplate(language, values);
        String subject = language.join(template.set(lines.getFirst().substring(SUBJECT.length())));
        lines.stream().skip(1).forEach(template::read);
        template.endGroup();
        return new Letter(language, subject, List.copyOf(template.groups));
    }

    private static List<String> lines(String name, Language language) {
        return FILES.computeIfAbsent("/mails/" + name + "." + language.code() + ".txt", MailTemplate::load);
    }

    private static List<String> load(String resource) {
        try (InputStream in = MailTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no template " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        Matcher part = PART.matcher(line);
        if (part.matches()) {
            lines("parts/" + part.group(1), language).forEach(this::read);
        } else if (line.isBlank()) {
            endGroup();
        } else {
            add(line);
        }
    }

    private void add(String line) {
        if (line.length() < 2 || line.charAt(1) != ' ' || "#|-!=>".indexOf(line.charAt(0)) < 0) {
            paragraph.addAll(set(line));
            return;
        }
        endParagraph();
        String rest = line.substring(2);
        switch (line.charAt(0)) {
            case '#' -> set(rest).forEach(text -> group.add(new Block.Heading(text)));
            case '|' -> row(rest);
            case '-' -> items(set(rest));
            case '!' -> set(rest).forEach(text -> group.add(new Block.Link(text)));
            case '=' -> set(rest).forEach(text -> group.add(new Block.Code(text)));
            default -> set(rest).forEach(text -> group.add(new Block.Line(text)));
        }
    }

    private void row(String labelAndValue) {
        int bar = labelAndValue.indexOf(" | ");
        List<String> set = set(labelAndValue.substring(bar + 3));
        if (!set.isEmpty()) {
            group.add(new Block.Row(labelAndValue.substring(0, bar), set));
        }
    }

    private void items(List<String> texts) {
        leaveOut |= texts.isEmpty();
        texts.forEach(text -> group.add(new Block.Item(text)));
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            group.add(new Block.Paragraph(language.joinLines(paragraph)));
            paragraph.clear();
        }
    }

    private void endGroup() {
        endParagraph();
        if (!group.isEmpty() && !leaveOut) {
            groups.add(List.copyOf(group));
        }
        group = new ArrayList<>();
        leaveOut = false;
    }

    /** The line once per value of the placeholder that has several; none if one has none. Values are never searched for placeholders. */
    private List<String> set(String line) {
        List<String> set = List.of("");
        int from = 0;
        for (Matcher matcher = PLACEHOLDER.matcher(line); matcher.find(); from = matcher.end()) {
            String before = line.substring(from, matcher.start());
            List<String> found = value(matcher.group(1));
            set = set.stream()
                    .flatMap(text -> found.stream().map(value -> text + before + value))
                    .toList();
        }
        String rest = line.substring(from);
        return set.stream().map(text -> text + rest).toList();
    }

    private List<String> value(String name) {
        List<String> found = values.get(name);
        if (found == null) {
            throw new IllegalStateException("no value for {{" + name + "}}");
        }
        return found.stream()
                .map(TypedText::oneLine)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
