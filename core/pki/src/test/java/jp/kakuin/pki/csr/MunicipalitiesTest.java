package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-8: a customer whose municipality exists is not refused, however it is romanised. */
class MunicipalitiesTest {

    private static final Map<String, List<String>> WORDS = Map.of(
            "し", List.of("shi", "city"),
            "く", List.of("ku", "ward"),
            "まち", List.of("machi", "town"),
            "ちょう", List.of("cho", "town"),
            "むら", List.of("mura", "village"),
            "そん", List.of("son", "village"));

    @Test
    void everyMunicipality_shouldBeFoundInItsPrefecture_whenSpeltByItsReading() throws IOException {
        var lines = lines();
        assertThat(lines).hasSize(1916).hasSize(Municipalities.count());
        for (var line : lines) {
            var columns = line.split("\t");
            for (var spelt : spellings(columns[0], columns[2])) {
                var spelling = MunicipalitySpelling.of(spelt);
                assertThat(spelling).as(spelt).isPresent();
                assertThat(Municipalities.named(spelling.get()))
                        .as("%s, %s", columns[1], spelt)
                        .anyMatch(found -> found.nameJa().equals(columns[1].replace(" ", ""))
                                && found.prefecture() == Integer.parseInt(columns[0].substring(0, 2)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "おおさか, Osaka",
        "おおさか, Oosaka",
        "おおさか, Ohsaka",
        "とうきょう, Tokyo",
        "とうきょう, Toukyou",
        "とうきょう, Tohkyoh",
        "しんばし, Shimbashi",
        "しんばし, Shinbashi",
        "しんばし, Sinbasi",
        "ちちぶ, Chichibu",
        "ちちぶ, Titibu",
        "じょうえつ, Joetsu",
        "じょうえつ, Zyoetu",
        "じょうえつ, Jyouetsu",
        "ふじ, Fuji",
        "ふじ, Huzi",
        "はっちょう, Hatcho",
        "はっちょう, Hacchou",
        "ゆうばり, Yubari",
        "ゆうばり, Yuubari",
        "しんおんせん, Shin'onsen",
        "しんおんせん, Shin-onsen",
        "づ, zu",
        "きょうたんば, Kyotamba",
        "にいがた, Niigata",
    })
    void key_shouldBeTheReadings_whateverTheRomanisation(String kana, String latin) {
        assertThat(Romaji.key(latin)).isEqualTo(Romaji.keyOfKana(kana));
    }

    @ParameterizedTest
    @CsvSource({"いちかわ, Ishikawa", "きた, Kida", "なか, Naga", "にし, Nichi", "とよた, Toyoda", "みと, Mitto", "にいがた, Nigata"})
    void key_shouldDiffer_whenTheNamesDo(String kana, String latin) {
        assertThat(Romaji.key(latin)).isNotEqualTo(Romaji.keyOfKana(kana));
    }

    @Test
    void list_shouldBeCalledOld_aYearAfterItsState() {
        assertThat(Municipalities.date()).isEqualTo(LocalDate.of(2026, 7, 9));
        assertThat(Municipalities.isOld(LocalDate.of(2027, 7, 8))).isFalse();
        assertThat(Municipalities.isOld(LocalDate.of(2027, 7, 9))).isTrue();
    }

    private static List<String> spellings(String code, String kana) {
        var parts = kana.split(" ");
        var ward = parts.length > 1 ? " " + hepburn(parts[1].substring(0, parts[1].length() - 1)) + "-ku" : "";
        var suffix = WORDS.keySet().stream()
                .filter(parts[0]::endsWith)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElseThrow();
        var name = hepburn(parts[0].substring(0, parts[0].length() - suffix.length()));
        var town = suffix.length() > 1;
        var island = code.startsWith("13") && code.compareTo("13360") > 0;
        var all = new ArrayList<String>();
        for (var word : WORDS.get(suffix)) {
            all.add((town && !island ? "Some-gun " : "") + name + "-" + word + ward);
        }
        return all;
    }

    /** As road signs have it: without long vowels. */
    private static String hepburn(String kana) {
        var text = Romaji.keyOfKana(kana)
                .replace("sy", "sh")
                .replace("si", "shi")
                .replace("tty", "tch")
                .replace("ty", "ch")
                .replace("ti", "chi")
                .replace("tu", "tsu")
                .replace("zy", "j")
                .replace("zi", "ji")
                .replaceAll("(?<![cs])hu", "fu")
                .replaceAll("n(?=[bmp])", "m");
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<String> lines() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Municipalities.class.getResourceAsStream("municipalities.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
