package jp.kakuin.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.kakuin.order.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate that lives a second too long has to be revoked (SPEC I-5, BR 6.3.2). */
class CertificateLifetimeTest {

    private static final Contract LONG = new Contract(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 12, 31));

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T14:59:59Z, 397",
        "2026-03-14T15:00:00Z, 199",
        "2027-03-14T14:59:59.999Z, 199",
        "2027-03-14T15:00:00Z, 99",
        "2029-03-14T14:59:59Z, 99",
        "2029-03-14T15:00:00Z, 46",
    })
    void certificate_shouldLiveAsLongAsIsRecommended_whenTheContractIsLonger(Instant now, int days) {
        var validity = CertificateLifetime.of(now, LONG);

        // Both ends count: 199 days are 199 x 86400 seconds with notAfter among them.
        assertThat(Duration.between(validity.notBefore(), validity.notAfter()).plusSeconds(1))
                .isEqualTo(Duration.ofDays(days));
        assertThat(validity.notBefore().getNano()).isZero();
        assertThat(validity.notBefore()).isBeforeOrEqualTo(now);
    }

    /** What was about to be signed yesterday is too long today, and would stay so. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-14T14:59:59Z, 200, true",
        "2027-03-14T15:00:00Z, 200, false",
        "2027-03-14T15:00:00Z, 100, true",
        "2029-03-14T14:59:59Z, 100, true",
        "2029-03-14T15:00:00Z, 100, false",
        "2029-03-14T15:00:00Z, 47, true",
    })
    void certificate_shouldBeSignedNoLongerThanTheDayAllows_bothEndsCounted(Instant at, int days, boolean allowed) {
        var start = at.minusSeconds(60);
        var longest = new Validity(start, start.plus(Duration.ofDays(days)).minusSeconds(1));
        var aSecondMore = new Validity(start, start.plus(Duration.ofDays(days)));

        assertThat(CertificateLifetime.allows(longest, at)).isEqualTo(allowed);
        assertThat(CertificateLifetime.allows(aSecondMore, at)).isFalse();
    }

    @Test
    void certificate_shouldEndWithTheContractsLastDayInJapan_whenThatComesFirst() {
        var now = Instant.parse("2026-11-20T01:30:00Z");
        var contract = new Contract(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 5, 19));

        assertThat(CertificateLifetime.of(now, contract).notAfter()).isEqualTo("2027-05-19T14:59:59Z");
    }

    @Test
    void certificate_shouldNotOutliveEither_whenContractAndLimitEndOnTheSameDay() {
        // 199 days from 01:30:00Z end at 01:29:59Z on 7 June 2027; the contract ends that day at 14:59:59Z.
        var now = Instant.parse("2026-11-20T01:30:00Z");
        var sameDay = new Contract(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 6, 7));
        var dayBefore = new Contract(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 6, 6));

        assertThat(CertificateLifetime.of(now, sameDay).notAfter()).isEqualTo("2027-06-07T01:29:59Z");
        assertThat(CertificateLifetime.of(now, dayBefore).notAfter()).isEqualTo("2027-06-06T14:59:59Z");
    }
}
