package jp.kakuin.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Sentences;

/** What every code's sentences must have (SPEC A-6). */
public final class SentencesOfCodes {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private SentencesOfCodes() {}

    public static void assertComplete(Code[] codes) {
        for (var code : codes) {
            var ja = Sentences.pattern(code, Locale.JAPANESE);
            var en = Sentences.pattern(code, Locale.ENGLISH);
            assertThat(placeholders(ja)).as(code.name()).isEqualTo(placeholders(en));
            assertThat(ja).as(code.name()).containsPattern("\\p{IsHiragana}").endsWith("。");
            assertThat(en)
                    .as(code.name())
                    .doesNotContainPattern("[\\p{IsHiragana}\\p{IsHan}]")
                    .endsWith(".");
        }
    }

    public static Set<String> placeholders(String pattern) {
        var names = new TreeSet<String>();
        var matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
