package jp.kakuin.pki.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ICANN section of the Public Suffix List, in a dated copy that {@code ./kakuin names import} replaces (BR 3.2.2.6). */
public final class PublicSuffixes {

    private static final String LIST = "public_suffix_list.dat";
    /** The day of the copy, on a line of its own. */
    private static final String DATE = "public_suffix_list.date";
    /** Names are judged by it: after half a year new top-level domains would be missing. */
    private static final Period OLD_AFTER = Period.ofMonths(6);

    private static final int ABOUT = 16_384;

    private PublicSuffixes() {}

    /** As they stand in the list, not in Punycode. Read once, before the first question, and by no library: those that there are take ten times as long. */
    private static final class Loaded {
        static final Set<String> RULES = read();
    }

    private static Set<String> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(PublicSuffixes.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            var rules = new HashSet<String>(ABOUT);
            // What stands before this section are comments.
            for (var line = lines.readLine(); !PublishedSuffixes.END.equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new IOException("the Public Suffix List is cut off");
                }
                if (!line.isBlank() && !line.startsWith("//")) {
                    rules.add(line.strip());
                }
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of the list in use. */
    public static LocalDate date() {
        try (var date = PublicSuffixes.class.getResourceAsStream(DATE)) {
            return LocalDate.parse(new String(date.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is time for a newer one. */
    public static boolean isOld(LocalDate today) {
        return !today.isBefore(date().plus(OLD_AFTER));
    }

    /** Whether the last label is a top-level domain that the list knows. */
    static boolean knowsEnding(String name) {
        var ending = ALabel.toUnicode(name.substring(name.lastIndexOf('.') + 1));
        return Loaded.RULES.contains(ending) || Loaded.RULES.contains("*." + ending);
    }

    /**
     * The name's registrable domain, for example {@code example.co.jp} of {@code www.example.co.jp}.
     *
     * @param name lower case
     * @return empty if the name is itself a public suffix, or ends in no known one
     */
    static Optional<String> registrableDomain(String name) {
        var labels = name.split("\\.", -1);
        var seen = Arrays.stream(labels).map(ALabel::toUnicode).toArray(String[]::new);
        // The list's own algorithm: the longest rule counts, but one that begins with ! before any other.
        for (int at = 0; at < labels.length; at++) {
            var rest = from(seen, at);
            if (Loaded.RULES.contains("!" + rest)) {
                return Optional.of(from(labels, at));
            }
            if (Loaded.RULES.contains(rest) || Loaded.RULES.contains("*." + from(seen, at + 1))) {
                return at == 0 ? Optional.empty() : Optional.of(from(labels, at - 1));
            }
        }
        return Optional.empty();
    }

    private static String from(String[] labels, int at) {
        return String.join(".", Arrays.asList(labels).subList(at, labels.length));
    }
}
