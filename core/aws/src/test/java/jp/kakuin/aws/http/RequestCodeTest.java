package jp.kakuin.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kakuin.refusal.Sentences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestCodeTest {

    @ParameterizedTest
    @EnumSource(RequestCode.class)
    void caller_shouldReadWhatToMend_whenACodeIsGiven(RequestCode code) {
        var ja = Sentences.pattern(code, Locale.JAPANESE);
        var en = Sentences.pattern(code, Locale.ENGLISH);

        assertThat(ja).isNotBlank();
        assertThat(placeholders(ja)).isEqualTo(placeholders(en));
    }

    private static java.util.List<String> placeholders(String pattern) {
        return Pattern.compile("\\{[a-zA-Z]+}")
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
