package jp.kakuin.documents.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineWrapTest {

    @Test
    void english_shouldBreakBetweenWords() {
        assertThat(LineWrap.lines("one two three four", 9)).containsExactly("one two", "three", "four");
    }

    @Test
    void japanese_shouldBreakAnywhere_butNotBeforePunctuation() {
        assertThat(LineWrap.lines("あいう、「えお」か", 6)).containsExactly("あい", "う、", "「え", "お」か");
    }

    @Test
    void longAddress_shouldStayWhole() {
        assertThat(LineWrap.lines("see https://example.jp/a/long/path now", 10))
                .containsExactly("see", "https://example.jp/a/long/path", "now");
    }
}
