package jp.kakuin.pki.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(PublicSuffixes.registrableDomain("server.corp")).isEmpty();
    }

    @Test
    void domain_shouldBeRegistrable_whenAnAsteriskOrAnExceptionRulesIt() {
        assertThat(PublicSuffixes.registrableDomain("www.shop.ward.kawasaki.jp"))
                .contains("shop.ward.kawasaki.jp");
        assertThat(PublicSuffixes.registrableDomain("ward.kawasaki.jp")).isEmpty();
        assertThat(PublicSuffixes.registrableDomain("www.city.kawasaki.jp")).contains("city.kawasaki.jp");
        assertThat(PublicSuffixes.registrableDomain("city.kawasaki.jp")).contains("city.kawasaki.jp");
        assertThat(PublicSuffixes.registrableDomain("shop.council.ck")).contains("shop.council.ck");
        assertThat(PublicSuffixes.knowsEnding("council.ck")).isTrue();
    }

    /** The list has them in their own script; the last is newer than the Unicode that {@link java.net.IDN} knows. */
    @ParameterizedTest
    @ValueSource(strings = {"みんな", "公司.香港", "ᬩᬮᬶ.id"})
    void domain_shouldBeRegistrable_whenItsEndingIsOfAnotherScript(String suffix) {
        var ending = Arrays.stream(suffix.split("\\.")).map(ALabel::of).collect(Collectors.joining("."));
        assertThat(PublicSuffixes.registrableDomain("www.shop." + ending)).contains("shop." + ending);
        assertThat(PublicSuffixes.registrableDomain(ending)).isEmpty();
        assertThat(PublicSuffixes.knowsEnding("shop." + ending)).isTrue();
    }
}
