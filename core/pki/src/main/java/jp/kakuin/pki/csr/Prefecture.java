package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Japanese prefecture as a CSR spells it (SPEC C-7).
 *
 * @param number 1 to 47, as in local-government codes
 * @param name romanised, without its word
 * @param word {@code to}, {@code fu} or {@code ken}; empty for Hokkaido, whose word is part of its name
 * @param nameJa with its word
 */
record Prefecture(int number, String name, String word, String nameJa) {

    private static final Map<Character, String> WORD_OF = Map.of('都', "to", '道', "", '府', "fu", '県', "ken");

    /** All 47, in the order of their numbers. */
    private static final String NAMES =
            "Hokkaido/北海道 Aomori/青森県 Iwate/岩手県 Miyagi/宮城県 Akita/秋田県 Yamagata/山形県 Fukushima/福島県 Ibaraki/茨城県 "
                    + "Tochigi/栃木県 Gunma/群馬県 Saitama/埼玉県 Chiba/千葉県 Tokyo/東京都 Kanagawa/神奈川県 Niigata/新潟県 Toyama/富山県 "
                    + "Ishikawa/石川県 Fukui/福井県 Yamanashi/山梨県 Nagano/長野県 Gifu/岐阜県 Shizuoka/静岡県 Aichi/愛知県 Mie/三重県 Shiga/滋賀県 "
                    + "Kyoto/京都府 Osaka/大阪府 Hyogo/兵庫県 Nara/奈良県 Wakayama/和歌山県 Tottori/鳥取県 Shimane/島根県 Okayama/岡山県 "
                    + "Hiroshima/広島県 Yamaguchi/山口県 Tokushima/徳島県 Kagawa/香川県 Ehime/愛媛県 Kochi/高知県 Fukuoka/福岡県 Saga/佐賀県 "
                    + "Nagasaki/長崎県 Kumamoto/熊本県 Oita/大分県 Miyazaki/宮崎県 Kagoshima/鹿児島県 Okinawa/沖縄県";

    static final List<Prefecture> ALL = all();

    static final List<String> COMMON_WORDS = List.of("", "pref.", "pref", "prefecture");
    private static final List<String> WORDS = List.of("to", "do", "fu", "ken");
    private static final Map<String, Prefecture> BY_SPELLING = bySpelling();

    private static List<Prefecture> all() {
        var all = new ArrayList<Prefecture>();
        for (var pair : NAMES.split(" ")) {
            var names = pair.split("/");
            var word = WORD_OF.get(names[1].charAt(names[1].length() - 1));
            all.add(new Prefecture(all.size() + 1, names[0], word, names[1]));
        }
        return List.copyOf(all);
    }

    private static Map<String, Prefecture> bySpelling() {
        var all = new HashMap<String, Prefecture>();
        for (var prefecture : ALL) {
            var name = bare(prefecture.name);
            all.put(name + prefecture.word, prefecture);
            COMMON_WORDS.forEach(common -> all.put(name + common, prefecture));
        }
        return all;
    }

    /** Case, space and hyphen do not matter (C-7). */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "").replace("-", "");
    }

    static Optional<Prefecture> of(String value) {
        return Optional.ofNullable(BY_SPELLING.get(bare(value)));
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
}
