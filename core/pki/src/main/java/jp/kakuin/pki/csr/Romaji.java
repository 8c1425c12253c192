package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells whether two spellings in Latin letters are of one Japanese name: Hepburn, Kunrei and Nihon-shiki (EVG appendix D-1), long vowels written
 * out ({@code Oosaka}, {@code Toukamachi}), with h ({@code Ohsaka}) or not at all, n or m before b, m and p. Names that differ in the length of
 * a vowel alone are taken for one.
 */
final class Romaji {

    private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ";
    private static final List<String> SYLLABLES =
            List.of(("a i u e o ka ki ku ke ko sa si su se so ta ti tu te to na ni nu ne no ha hi hu he ho"
                            + " ma mi mu me mo ya yu yo ra ri ru re ro wa o n ga gi gu ge go za zi zu ze zo da zi zu de do ba bi bu be bo pa pi pu pe po")
                    .split(" "));
    private static final Map<Character, String> SMALL = Map.of('ゃ', "ya", 'ゅ', "yu", 'ょ', "yo");

    /** Hepburn's and Nihon-shiki's spellings, as Kunrei has them; in this order. */
    private static final List<Map.Entry<String, String>> TO_KUNREI = List.of(
            Map.entry("tch", "tty"),
            Map.entry("cch", "tty"),
            Map.entry("ch", "ty"),
            Map.entry("ssh", "ssy"),
            Map.entry("sh", "sy"),
            Map.entry("ts", "t"),
            Map.entry("dz", "z"),
            Map.entry("j", "zy"),
            Map.entry("dy", "zy"),
            Map.entry("f", "h"),
            Map.entry("di", "zi"),
            Map.entry("du", "zu"),
            Map.entry("wo", "o"),
            Map.entry("yi", "i"),
            Map.entry("yy", "y"));

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");
    private static final Pattern M_FOR_N = Pattern.compile("m(?=[bmp])");
    private static final Pattern LONG_O = Pattern.compile("o(?:h(?![aiueoy])|[ou])+");
    private static final Pattern LONG_VOWEL = Pattern.compile("([aeu])\\1+");

    private Romaji() {}

    /** The same for all spellings of a name; capitals, spaces, hyphens and apostrophes do not matter. */
    static String key(String latin) {
        var text = NO_LETTER.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("");
        for (var spelling : TO_KUNREI) {
            text = text.replace(spelling.getKey(), spelling.getValue());
        }
        text = M_FOR_N.matcher(text).replaceAll("n");
        text = LONG_O.matcher(text).replaceAll("o");
        return LONG_VOWEL.matcher(text).replaceAll("$1");
    }

    /** The same of a reading in hiragana. */
    static String keyOfKana(String kana) {
        var syllables = new ArrayList<String>();
        for (char c : kana.toCharArray()) {
            if (SMALL.containsKey(c)) {
                var before = syllables.removeLast();
                syllables.add(before.substring(0, before.length() - 1) + SMALL.get(c));
            } else if (c == 'っ') {
                syllables.add("");
            } else {
                syllables.add(SYLLABLES.get(KANA.indexOf(c)));
            }
        }
        var latin = new StringBuilder();
        for (int i = 0; i < syllables.size(); i++) {
            // The small tsu doubles what follows it.
            latin.append(syllables.get(i).isEmpty() ? syllables.get(i + 1).substring(0, 1) : syllables.get(i));
        }
        return key(latin.toString());
    }
}
