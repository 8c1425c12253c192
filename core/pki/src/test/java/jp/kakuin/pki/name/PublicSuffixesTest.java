package jp.kakuin.pki.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** BR 3.2.2.6: where a customer's own domain begins. */
class PublicSuffixesTest {

    @Test
    void list_shouldBeCalledOld_halfAYearAfterItsDay() {
        assertThat(PublicSuffixes.date()).isEqualTo(LocalDate.of(2026, 8, 19));
        assertThat(PublicSuffixes.isOld(LocalDate.of(2027, 2, 18))).isFalse();
        assertThat(PublicSuffixes.isOld(LocalDate.of(2027, 2, 19))).isTrue();
    }

    @Test
    void domain_shouldBeRegistrable_bySectionOfIcannAlone() {
        assertThat(PublicSuffixes.registrableDomain("a.b.example.co.jp")).contains("example.co.jp");
        assertThat(PublicSuffixes.registrableDomain("kakuin.github.io")).contains("github.io");
        assertThat(PublicSuffixes.registrableDomain("co.jp")).isEmpty();
        assertThat(PublicSuffixes.knowsEnding("server.corp")).isFalse();
    }
}
