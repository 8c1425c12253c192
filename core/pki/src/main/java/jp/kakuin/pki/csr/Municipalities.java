package jp.kakuin.pki.csr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Japan's municipalities and the wards of designated cities, in a dated list that {@code core/pki/municipalities.py} packs (SPEC C-8). */
public final class Municipalities {

    private static final String LIST = "municipalities.tsv";

    /** Keys that do not follow from the kana: names with a foreign word in them, as those municipalities write themselves. */
    private static final Map<String, String> WRITTEN_OTHERWISE =
            Map.of(Romaji.key("Minami Alps"), Romaji.keyOfKana("みなみあるぷす"));

    private Municipalities() {}

    /** Read once. */
    private static final class Loaded {
        static final List<String> LINES = read();
        static final LocalDate DATE = LocalDate.parse(LINES.get(1).substring(2));
    }

    /** Understood letter by letter, as CSRs ask: all of them would hold up the first CSR of a process. */
    private static final class ByLetter {
        static final Map<Character, List<String>> LINES = byLetter();
        static final Map<Character, Map<String, List<Municipality>>> UNDERSTOOD = new ConcurrentHashMap<>();

        static List<Municipality> named(String key) {
            return key.isEmpty()
                    ? List.of()
                    : UNDERSTOOD
                            .computeIfAbsent(key.charAt(0), ByLetter::understand)
                            .getOrDefault(key, List.of());
        }

        private static Map<String, List<Municipality>> understand(char letter) {
            return LINES.getOrDefault(letter, List.of()).stream()
                    .map(line -> line.split("\t"))
                    .map(columns -> Municipality.of(columns[0], columns[1], columns[2]))
                    .collect(Collectors.groupingBy(Municipality::nameKey));
        }
    }

    /** The day whose state the list has. */
    public static LocalDate date() {
        return Loaded.DATE;
    }

    /** Whether it is time for a newer one: municipalities are founded on the first of a month, most on 1 January and 1 April. */
    public static boolean isOld(LocalDate today) {
        return !today.isBefore(date().plusYears(1));
    }

    /** How many there are. */
    public static int count() {
        return Loaded.LINES.size() - 2;
    }

    /** All that a spelling can mean, in whatever prefecture. */
    static List<Municipality> named(MunicipalitySpelling spelling) {
        var key = Romaji.key(spelling.name());
        return ByLetter.named(WRITTEN_OTHERWISE.getOrDefault(key, key)).stream()
                .filter(found -> found.isSpelt(spelling))
                .toList();
    }

    private static Map<Character, List<String>> byLetter() {
        var letters = new HashMap<Character, Character>();
        var all = new HashMap<Character, List<String>>();
        for (var line : Loaded.LINES.subList(2, Loaded.LINES.size())) {
            // A key's first letter is that of the reading's first kana.
            char kana = line.charAt(line.lastIndexOf('\t') + 1);
            var letter = letters.computeIfAbsent(
                    kana, first -> Romaji.keyOfKana(first.toString()).charAt(0));
            all.computeIfAbsent(letter, none -> new ArrayList<>()).add(line);
        }
        return all;
    }

    private static List<String> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Municipalities.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of municipalities cannot be read", e);
        }
    }
}
