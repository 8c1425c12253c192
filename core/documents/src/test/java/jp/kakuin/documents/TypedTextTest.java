package jp.kakuin.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb",
                "a\nb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\tb",
                "a \u0007 b",
                " a b ",
                "a\uD800b"
            })
    void typedText_shouldNeverStartALine(String typed) {
        assertThat(TypedText.oneLine(typed)).isEqualTo("a b");
    }

    @Test
    void names_shouldKeepTheirOwnCharacters() {
        for (String name : new String[] {"髙﨑渡邉㈱", "神", "𠮷野家", "O'Brien & Söhne", "名 前"}) {
            assertThat(TypedText.composed(TypedText.oneLine(name))).isEqualTo(name);
        }
        assertThat(TypedText.composed("か\u3099")).isEqualTo("が");
    }

    @Test
    void html_shouldBeEscaped_inTextAndInAttributes() {
        assertThat(TypedText.html("<a href=\"x\" id='y'>&amp;"))
                .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
    }
}
