package jp.kakuin.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.kakuin.invoicing.Yen;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void dates_shouldBeJapansOwnDay_whateverTheServersZone() {
        Instant lateInUtc = Instant.parse("2026-11-24T15:00:00Z");
        assertThat(Language.JAPANESE.moment(lateInUtc)).isEqualTo("2026年11月25日 00:00（日本時間）");
        assertThat(Language.ENGLISH.moment(lateInUtc)).isEqualTo("25 November 2026, 00:00 (Japan time)");
        assertThat(Language.JAPANESE.date(LocalDate.of(2027, 1, 5))).isEqualTo("2027年1月5日");
        assertThat(Language.ENGLISH.date(LocalDate.of(2027, 1, 5))).isEqualTo("5 January 2027");
    }

    @Test
    void amounts_shouldSayThatTaxIsIncluded() {
        assertThat(Language.JAPANESE.yenWithTax(new Yen(12_345))).isEqualTo("¥12,345（税込）");
        assertThat(Language.ENGLISH.yenWithTax(new Yen(12_345))).isEqualTo("¥12,345 (tax included)");
        assertThat(Language.yen(new Yen(-500))).isEqualTo("-¥500");
        assertThat(Language.yen(Yen.ZERO)).isEqualTo("¥0");
    }

    @Test
    void counts_shouldBeGrammatical() {
        assertThat(Language.ENGLISH.months(1)).isEqualTo("1 month");
        assertThat(Language.ENGLISH.days(1)).isEqualTo("1 day");
        assertThat(Language.ENGLISH.days(30)).isEqualTo("30 days");
        assertThat(Language.JAPANESE.firstAndCount(List.of("a.jp"))).isEqualTo("a.jp");
        assertThat(Language.JAPANESE.firstAndCount(List.of("a.jp", "b.jp", "c.jp")))
                .isEqualTo("a.jp（ほか2件）");
    }
}
