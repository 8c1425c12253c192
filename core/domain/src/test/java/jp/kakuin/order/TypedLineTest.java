package jp.kakuin.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedLineTest {

    @Test
    void reader_shouldSeeOneLineAsItWasTyped_whenItHoldsMoreThanText() {
        assertThat(TypedLine.of(" 管理\r\n次郎\u0000 ")).isEqualTo("管理  次郎");
        assertThat(TypedLine.of("a\u0085b\u202ec\u2028d\uFEFFe\ue000f")).isEqualTo("a b c d e f");
        assertThat(TypedLine.of("\ud800髙𠮷\udc00")).isEqualTo("髙𠮷");
        assertThat(TypedLine.of("\u202e\u200b")).isEmpty();
    }
}
