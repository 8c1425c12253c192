package jp.kakuin.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.documents.TypedText;

/**
 * A paper as XHTML, the file {@code papers/<name>}: {@code {{name}}} is a text (escaped), {@code {{#name}}…{{/name}}} is set once per item of a
 * list, {@code {{> file}}} is another file of the folder.
 */
final class PaperTemplate {

    private static final Pattern PART = Pattern.compile("\\{\\{> ([a-z.-]+)}}");
    private static final Pattern TAG =
            Pattern.compile("\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}|\\{\\{(\\w+)}}", Pattern.DOTALL);
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private PaperTemplate() {}

    /** @param printable makes each text such that the font can print it */
    static String fill(String file, Values values, UnaryOperator<String> printable) {
        String template = FILES.computeIfAbsent(
                file,
                name -> PART.matcher(load(name)).replaceAll(part -> Matcher.quoteReplacement(load(part.group(1)))));
        return set(template, values, text -> TypedText.html(printable.apply(text)));
    }

    private static String set(String template, Values values, UnaryOperator<String> printed) {
        return TAG.matcher(template).replaceAll(tag -> Matcher.quoteReplacement(set(tag, values, printed)));
    }

    private static String set(MatchResult tag, Values values, UnaryOperator<String> printed) {
        if (tag.group(3) != null) {
            return printed.apply(values.text(tag.group(3)));
        }
        return values.list(tag.group(1)).stream()
                .map(item -> set(tag.group(2), item.over(values), printed))
                .collect(Collectors.joining());
    }

    private static String load(String file) {
        String resource = "/papers/" + file;
        try (InputStream in = PaperTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no template " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
