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

/** Japan's municipalities and the wards of designated cities, in a dated list that {@code core/pki/municipalities.py} packs (SPEC C-8). */
public final class Municipalities {

    private static final String LIST = "municipalities.tsv";

    /** Spellings that do not follow from the kana: names with a foreign word in them, as those municipalities write themselves. */
    private static final Map<String, String> WRITTEN_OTHERWISE = Map.of("みなみあるぷす", "Minami Alps");

    private Municipalities() {}

    /** Read once, by the first CSR. */
    private static final class Loaded {
        static final List<String> LINES = read();
        static final LocalDate DATE = LocalDate.parse(LINES.get(1).substring(2));
        static final Map<String, List<Municipality>> BY_NAME = byName();
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
        return Loaded.BY_NAME.getOrDefault(Romaji.key(spelling.name()), List.of()).stream()
                .filter(found -> found.isSpelt(spelling))
                .toList();
    }

    private static Map<String, List<Municipality>> byName() {
        var all = new HashMap<String, List<Municipality>>();
        for (var line : Loaded.LINES.subList(2, Loaded.LINES.size())) {
            var columns = line.split("\t");
            var municipality = Municipality.of(columns[0], columns[1], columns[2]);
            for (var key : keys(municipality)) {
                all.computeIfAbsent(key, none -> new ArrayList<>()).add(municipality);
            }
        }
        return all;
    }

    private static List<String> keys(Municipality municipality) {
        var keys = new ArrayList<>(List.of(municipality.nameKey()));
        WRITTEN_OTHERWISE.forEach((kana, latin) -> {
            if (Romaji.keyOfKana(kana).equals(municipality.nameKey())) {
                keys.add(Romaji.key(latin));
            }
        });
        return keys;
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
