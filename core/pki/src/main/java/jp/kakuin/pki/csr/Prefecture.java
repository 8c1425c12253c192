package jp.kakuin.pki.csr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Japanese prefecture as a CSR spells it (SPEC C-7).
 *
 * @param name romanised, without its word
 * @param word {@code to}, {@code fu} or {@code ken}; empty for Hokkaido, whose word is part of its name
 */
record Prefecture(String name, String word) {

    private static final String KEN = "Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba"
            + " Kanagawa Niigata Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Hyogo Nara Wakayama"
            + " Tottori Shimane Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto"
            + " Oita Miyazaki Kagoshima Okinawa";

    static final List<Prefecture> ALL = Stream.concat(
                    Stream.of(
                            new Prefecture("Hokkaido", ""),
                            new Prefecture("Tokyo", "to"),
                            new Prefecture("Kyoto", "fu"),
                            new Prefecture("Osaka", "fu")),
                    Arrays.stream(KEN.split(" ")).map(name -> new Prefecture(name, "ken")))
            .toList();

    static final List<String> COMMON_WORDS = List.of("", "pref.", "pref", "prefecture");
    private static final List<String> WORDS = List.of("to", "do", "fu", "ken");

    /** Case, space and hyphen do not matter (C-7). */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
    }

    static Optional<Prefecture> of(String value) {
        return ALL.stream().filter(p -> p.isSpelt(bare(value))).findFirst();
    }

    /** The prefecture that a value names with another prefecture's word, such as {@code Osaka-ken}. */
    static Optional<Prefecture> withWrongWord(String value) {
        return ALL.stream()
                .filter(p -> WORDS.stream().anyMatch(word -> bare(value).equals(bare(p.name) + word)))
                .findFirst();
    }

    /** How it is written with its word. */
    String full() {
        return word.isEmpty() ? name : name + "-" + word;
    }

    private boolean isSpelt(String bareValue) {
        return bareValue.equals(bare(name) + word)
                || COMMON_WORDS.stream().anyMatch(common -> bareValue.equals(bare(name) + common));
    }
}
