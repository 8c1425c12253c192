package jp.kakuin.pki.csr;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A municipality, or a ward of a designated city together with its city.
 *
 * @param prefecture number of the prefecture, 1 to 47
 * @param nameJa as the list has it, without space
 * @param nameKey {@link Romaji} key of the name without its word
 * @param words what may stand behind the name in Latin letters
 * @param wardKey the same of the ward
 * @param onIsland one of Tokyo's islands' towns and villages, the only ones in no district
 */
record Municipality(
        int prefecture, String nameJa, String nameKey, Set<String> words, Optional<String> wardKey, boolean onIsland) {

    private static final Pattern READING = Pattern.compile("(.+?)(し|く|まち|ちょう|むら|そん)(?: (.+)く)?");
    /** The usual words for 市 区 町 村. Tokyo's wards call themselves cities in English. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "し", Set.of("shi", "city"),
            "く", Set.of("ku", "ward", "city"),
            "まち", Set.of("machi", "town"),
            "ちょう", Set.of("cho", "town"),
            "むら", Set.of("mura", "village"),
            "そん", Set.of("son", "village"));

    /** @param code the first five digits of the local-government code */
    static Municipality of(String code, String nameJa, String kana) {
        var reading = READING.matcher(kana);
        if (!reading.matches()) {
            throw new IllegalStateException("no reading of a municipality: " + kana);
        }
        return new Municipality(
                Integer.parseInt(code.substring(0, 2)),
                nameJa.replace(" ", ""),
                Romaji.keyOfKana(reading.group(1)),
                WORDS.get(reading.group(2)),
                Optional.ofNullable(reading.group(3)).map(Romaji::keyOfKana),
                code.compareTo("13360") > 0 && code.compareTo("13500") < 0);
    }

    boolean isSpelt(MunicipalitySpelling spelling) {
        return words.contains(spelling.word())
                && spelling.ward().map(Romaji::key).equals(wardKey)
                && spelling.inDistrict() == (isTownOrVillage() && !onIsland);
    }

    private boolean isTownOrVillage() {
        return words.contains("town") || words.contains("village");
    }
}
