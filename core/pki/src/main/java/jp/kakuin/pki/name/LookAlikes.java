package jp.kakuin.pki.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a label looks like: labels that readers take for each other have the same skeleton (UTS #39 section 4), so that {@code paypa1} and its
 * Cyrillic twin are found beside {@code paypal} (EVG 7.1.2.1, BR 4.2.1). The table is Unicode's, for what may stand in a label.
 */
final class LookAlikes {

    static final String TABLE = "look-alikes.tsv";

    private LookAlikes() {}

    /** Read once, by the first question. */
    private static final class Loaded {
        static final Map<Integer, String> PROTOTYPES = read();
    }

    /** Case does not matter to a name, so it does not matter to its skeleton either. */
    static String skeleton(String label) {
        return mapped(mapped(label).toLowerCase(Locale.ROOT));
    }

    /** A label in other letters that a reader takes for one in plain ASCII. */
    static boolean readsAsAscii(String label) {
        return !isAscii(label) && isAscii(skeleton(label));
    }

    private static String mapped(String text) {
        var out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .forEach(c -> out.append(Loaded.PROTOTYPES.getOrDefault(c, Character.toString(c))));
        return Normalizer.normalize(out, Normalizer.Form.NFD);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** Lines of a code point in hex, a tab, and what it looks like; {@code #} begins a comment. */
    private static Map<Integer, String> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(LookAlikes.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            var prototypes = new HashMap<Integer, String>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(columns -> prototypes.put(Integer.parseInt(columns[0], 16), columns[1]));
            return Map.copyOf(prototypes);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of look-alikes cannot be read", e);
        }
    }
}
