package jp.kakuin.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.draft.DraftCode;
import jp.kakuin.order.ApplicationCode;
import jp.kakuin.order.OrderCode;
import jp.kakuin.upload.UploadCode;
import jp.kakuin.vetting.LinkCode;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC A-6: a refusal without a sentence leaves its reader with a code. */
class CodeSentencesTest {

    /** Every enum of this module whose codes are shown outside. */
    private static final List<Class<? extends Enum<?>>> SHOWN = List.of(
            ApplicationCode.class,
            OrderCode.class,
            LinkCode.class,
            VettingCode.class,
            UploadCode.class,
            DraftCode.class,
            CompromiseCode.class,
            jp.kakuin.revocation.RevocationCode.class,
            jp.kakuin.problem.ProblemCode.class);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    static Stream<Class<? extends Enum<?>>> shown() {
        return SHOWN.stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void bundles_shouldHoldExactlyTheCodes_whenCodesComeAndGo(Class<? extends Enum<?>> codes) throws IOException {
        var names = Arrays.stream(codes.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
        assertThat(keys(codes, "ja")).isEqualTo(names);
        assertThat(keys(codes, "en")).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void sentences_shouldSayTheSame_whenReadInEitherLanguage(Class<? extends Enum<?>> codes) {
        for (var constant : codes.getEnumConstants()) {
            var code = (Code) constant;
            var ja = Sentences.pattern(code, Locale.JAPANESE);
            var en = Sentences.pattern(code, Locale.ENGLISH);
            assertThat(placeholders(ja, "Ja")).as(code.name()).isEqualTo(placeholders(en, "En"));
            assertThat(ja).as(code.name()).containsPattern("\\p{IsHiragana}").endsWith("。");
            assertThat(en)
                    .as(code.name())
                    .doesNotContainPattern("[\\p{IsHiragana}\\p{IsHan}]")
                    .endsWith(".");
        }
    }

    /** What is said differently in each language comes as two arguments: {@code {productJa}} and {@code {productEn}} are the same. */
    private static Set<String> placeholders(String pattern, String language) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .map(name -> name.endsWith(language) ? name.substring(0, name.length() - 2) : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // A bundle's own keys, without those that it would inherit.
    private static Set<String> keys(Class<?> codes, String language) throws IOException {
        var file = codes.getSimpleName() + "_" + language + ".properties";
        try (var in = Sentences.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.stringPropertyNames();
        }
    }
}
