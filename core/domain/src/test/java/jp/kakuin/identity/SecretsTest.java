package jp.kakuin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that people type, tokens that programs carry (SPEC D-2, A-7). */
class SecretsTest {

    private final Secrets secrets = new Secrets(new Random(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0A1B-C2D3",
                "0a1b-c2d3",
                " 0A1B C2D3 ",
                "0A1BC2D3",
                "OA1B-C2D3",
                "oaib-c2d3",
                "0AlB-C2D3",
                "0A1B‐C2D3",
            })
    void approver_shouldGetIn_whenTheCodeIsTypedAsPeopleType(String typed) {
        assertThat(Secrets.same(Secrets.hashOfCode("0A1B-C2D3"), Secrets.hashOfCode(typed)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0A1B-C2D", "0A1B-C2D4", "C2D3-0A1B", "0A1B-C2D3-0"})
    void stranger_shouldStayOut_whenTheCodeIsAnother(String typed) {
        assertThat(Secrets.same(Secrets.hashOfCode("0A1B-C2D3"), Secrets.hashOfCode(typed)))
                .isFalse();
    }

    @Test
    void verificationCode_shouldHoldAtLeast112Bits_whenItIsMade() {
        var code = secrets.verificationCode();

        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(code.replace("-", "").length() * 5).isGreaterThanOrEqualTo(112);
        assertThat(secrets.verificationCode()).isNotEqualTo(code);
    }

    @Test
    void contractCode_shouldNotBeginWithZero_whenItIsMade() {
        for (int n = 0; n < 1000; n++) {
            assertThat(secrets.digits(10)).matches("[1-9][0-9]{9}");
        }
    }

    @Test
    void token_shouldComeBack_whenTheSameKeyOpensIt() {
        var sealed = SealedToken.seal("token", "key", "K000000000001");

        assertThat(SealedToken.open(sealed, "key", "K000000000001")).isEqualTo("token");
        assertThat(sealed).doesNotContain("token");
    }

    @Test
    void token_shouldStaySealed_whenKeyOrOrderIsAnother() {
        var sealed = SealedToken.seal("token", "key", "K000000000001");

        assertThatThrownBy(() -> SealedToken.open(sealed, "key2", "K000000000001"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SealedToken.open(sealed, "key", "K000000000002"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(SealedToken.seal("token", "key", "K000000000002")).isNotEqualTo(sealed);
    }
}
