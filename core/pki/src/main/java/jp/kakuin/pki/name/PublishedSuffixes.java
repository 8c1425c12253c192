package jp.kakuin.pki.name;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Public Suffix List as it is published, checked before it takes the place of the one in use.
 *
 * @param date of its {@code VERSION} line
 * @param rules of the ICANN section, which alone is asked (BR 3.2.2.6)
 */
public record PublishedSuffixes(Optional<LocalDate> date, Set<String> rules) {

    private static final Pattern VERSION = Pattern.compile("// VERSION: (\\d{4}-\\d{2}-\\d{2})(?!\\d).*");
    private static final Pattern RULE = Pattern.compile("(\\*\\.|!)?[^\\s*!/.][^\\s*!/]*");
    private static final String BEGIN = "// ===BEGIN ICANN DOMAINS===";
    static final String END = "// ===END ICANN DOMAINS===";
    /** Of the kinds that a list has: without one of them it is cut off or something else. */
    private static final Set<String> ALWAYS_THERE = Set.of("com", "jp", "co.jp", "*.kawasaki.jp", "!city.kawasaki.jp");

    private static final int FEWEST = 5000;

    /** @throws IllegalArgumentException with a sentence for the operator, if this is no whole list */
    public static PublishedSuffixes read(Path file) throws IOException {
        // Every byte is a character here, so that a file that is no text is told by its lines and not by an exception.
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(file + ": there is no ICANN section; is it a Public Suffix List?");
        }
        var rules = new LinkedHashSet<String>();
        for (var line : lines.subList(begin + 1, end)) {
            if (!line.isBlank() && !line.startsWith("//")) {
                rules.add(demand(file, line.strip()));
            }
        }
        if (rules.size() < FEWEST || !rules.containsAll(ALWAYS_THERE)) {
            throw new IllegalArgumentException(file + ": the ICANN section is not whole.");
        }
        return new PublishedSuffixes(version(lines), rules);
    }

    private static String demand(Path file, String line) {
        if (!RULE.matcher(line).matches()) {
            throw new IllegalArgumentException(file + ": “" + line + "” is no rule.");
        }
        return line;
    }

    private static Optional<LocalDate> version(List<String> lines) {
        return lines.stream()
                .map(VERSION::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> LocalDate.parse(found.group(1)))
                .findFirst();
    }
}
