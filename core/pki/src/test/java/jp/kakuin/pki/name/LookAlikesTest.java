package jp.kakuin.pki.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EVG 7.1.2.1, RFC 5892: names that deceive, judged beside Unicode's own library. */
class LookAlikesTest {

    private static final Path TABLE =
            Path.of("src/main/resources/jp/kakuin/pki/name").resolve(LookAlikes.TABLE);
    private static final SpoofChecker UNICODE = new SpoofChecker.Builder().build();

    @Test
    void table_shouldBeUnicodes_forAllThatMayStandInALabel() throws IOException {
        var table = "# Unicode's confusables " + UCharacter.getUnicodeVersion()
                + ", Unicode License v3, for what may stand in a label; made by LookAlikesTest with -Dgolden.update=true\n"
                + IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(LookAlikesTest::standsInALabel)
                        .flatMap(c -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                                .codePoints())
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .filter(c -> !skeleton(Character.toString(c)).equals(Character.toString(c)))
                        .map(c -> String.format("%04X\t%s\n", c, skeleton(Character.toString(c))))
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE, StandardCharsets.UTF_8)).isEqualTo(table);
    }

    @Test
    void skeleton_shouldBeUnicodes_whateverTheLabel() {
        var random = new Random(39);
        var letters = IntStream.rangeClosed(0, 0x3FFF).filter(ULabel::mayStand).toArray();
        for (int i = 0; i < 20_000; i++) {
            var label = random.ints(1 + random.nextInt(8), 0, letters.length)
                    .mapToObj(n -> Character.toString(letters[n]))
                    .collect(Collectors.joining());
            var label2 = Normalizer.normalize(label, Normalizer.Form.NFC);
            assertThat(LookAlikes.skeleton(label2))
                    .isEqualTo(skeleton(skeleton(label2).toLowerCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "paypal, paypa1",
        "paypal, раураl",
        "google, g00gle",
        "mizuho, rnizuho",
        "example, ехаmрlе",
        "ニコニコ, 二コ二コ",
    })
    void labels_shouldHaveOneSkeleton_whenReadersTakeThemForEachOther(String known, String twin) {
        assertThat(LookAlikes.skeleton(twin)).isEqualTo(LookAlikes.skeleton(known));
    }

    @Test
    void label_shouldBeFlagged_whenItDeceives() {
        var names = new FullyQualifiedNames();
        var cyrillic = "xn--" + Punycode.encode("раура");
        assertThat(names.looks("www." + cyrillic + ".jp").readsAsAscii()).containsExactly("раура");
        assertThat(names.looks("www." + cyrillic + ".jp").mixedScripts()).isEmpty();
        var mixed = "xn--" + Punycode.encode("раураl");
        assertThat(names.looks(mixed + ".jp").mixedScripts()).containsExactly("раураl");
        for (var honest : new String[] {"角印かくいんカクイン-kakuin", "bücher", "中國", "мир-книг", "ελλάδα", "한국-korea"}) {
            var looks = names.looks("www.xn--" + Punycode.encode(honest) + ".jp");
            assertThat(looks.mixedScripts()).as(honest).isEmpty();
            assertThat(looks.readsAsAscii()).as(honest).isEmpty();
        }
        assertThat(names.looks("www.shop.example.co.jp").registrableDomain()).isEqualTo("example.co.jp");
        assertThat(names.looks("www.examp1e.co.jp").skeleton()).isEqualTo(names.skeleton("Example"));
    }

    @Test
    void characters_shouldStandInALabel_justWhenIdna2008LetsThem() {
        var wrong = IntStream.rangeClosed(128, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(UCharacter::isDefined)
                .filter(c -> ULabel.mayStand(c) != isPvalid(c))
                .mapToObj("%04X"::formatted)
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void label_shouldBeTaken_onlyWhenUnicodesLibraryTakesItToo() {
        var idna = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.CHECK_CONTEXTO
                | IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE);
        var random = new Random(5891);
        var letters = "abl1-·ßςа́бاب٠۰1אב'׳״ー・かカ漢中é\u200dयक्ա".codePoints().toArray();
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            var label = random.ints(1 + random.nextInt(5), 0, letters.length)
                    .mapToObj(n -> Character.toString(letters[n]))
                    .collect(Collectors.joining());
            var aLabel = "xn--" + Punycode.encode(label);
            if (ALabel.isValid(aLabel)) {
                taken++;
                var info = new IDNA.Info();
                var out = new StringBuilder();
                idna.nameToASCII(label, out, info);
                assertThat(info.getErrors()).as(label).isEmpty();
                assertThat(out.toString()).as(label).isEqualTo(aLabel);
            }
        }
        assertThat(taken).isGreaterThan(5_000);
    }

    private static boolean standsInALabel(int c) {
        return ULabel.mayStand(c) || c == 0xB7 || c == 0x30FB || c >= 0x660 && c <= 0x669 || c >= 0x6F0 && c <= 0x6F9;
    }

    private static String skeleton(String text) {
        return UNICODE.getSkeleton(text);
    }

    /** RFC 5892 section 3, by the properties of Unicode's library. */
    private static boolean isPvalid(int c) {
        if ("\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007".indexOf(c) >= 0) {
            return true;
        }
        if ("\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B\u00B7\u0375\u05F3\u05F4\u30FB".indexOf(c) >= 0
                || c >= 0x660 && c <= 0x669
                || c >= 0x6F0 && c <= 0x6F9) {
            return false;
        }
        var nfkc = Normalizer2.getNFKCInstance();
        var text = Character.toString(c);
        var unstable =
                !nfkc.normalize(UCharacter.foldCase(nfkc.normalize(text), true)).equals(text);
        var ignorable = UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        var block = UCharacter.UnicodeBlock.of(c);
        var ofSymbols = block == UCharacter.UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS
                || block == UCharacter.UnicodeBlock.MUSICAL_SYMBOLS
                || block == UCharacter.UnicodeBlock.ANCIENT_GREEK_MUSICAL_NOTATION;
        var jamo = UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE);
        return !unstable
                && !ignorable
                && !ofSymbols
                && !(jamo >= 1 && jamo <= 3)
                && switch (UCharacter.getType(c)) {
                    case Character.LOWERCASE_LETTER,
                            Character.UPPERCASE_LETTER,
                            Character.OTHER_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.DECIMAL_DIGIT_NUMBER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
