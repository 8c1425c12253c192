package jp.kakuin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter whose key cannot be read is a mail that is never settled. */
class LetterTest {

    @ParameterizedTest
    @EnumSource(Letter.Occasion.class)
    void letter_shouldBeFoundAgain_whenItsKeyIsRead(Letter.Occasion occasion) {
        for (var qualifier : new String[] {"", "90-REGISTRATION", "domain-admin-example.co.jp", "a:b"}) {
            var letter = Letter.of(occasion, qualifier);

            assertThat(Letter.parse(letter.key())).contains(letter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "invoice", ":", ":invoice", "invitation-mail:abc", "INVOICE:"})
    void text_shouldBeNoLetter_whenNoOccasionIsNamed(String key) {
        assertThat(Letter.parse(key)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Letter.Occasion.class)
    void keys_shouldDiffer_whenOccasionsDiffer(Letter.Occasion occasion) {
        assertThat(Arrays.stream(Letter.Occasion.values())
                        .filter(other -> Letter.of(other)
                                .key()
                                .equals(Letter.of(occasion).key())))
                .hasSize(1);
    }
}
