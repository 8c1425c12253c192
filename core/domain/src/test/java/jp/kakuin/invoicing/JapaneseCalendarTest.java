package jp.kakuin.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days are those that the Cabinet Office published for 2026 and 2027. */
class JapaneseCalendarTest {

    private final BusinessCalendar calendar = new JapaneseCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29", "2026-05-04",
                "2026-05-05", "2026-05-06", "2026-07-20", "2026-08-11", "2026-09-21", "2026-09-22", "2026-09-23",
                "2026-10-12", "2026-11-03", "2026-11-23", "2027-01-01", "2027-01-11", "2027-02-11", "2027-02-23",
                "2027-03-22", "2027-04-29", "2027-05-03", "2027-05-04", "2027-05-05", "2027-07-19", "2027-08-11",
                "2027-09-20", "2027-09-23", "2027-10-11", "2027-11-03", "2027-11-23"
            })
    void invoice_shouldNotBeDatedOnHoliday_whenTheLawNamesIt(LocalDate holiday) {
        assertThat(calendar.isBusinessDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-29", "2026-12-30", "2026-12-31", "2026-01-02", "2027-11-20", "2027-11-21"})
    void invoice_shouldNotBeDatedOnYearEndOrWeekend_whenOfficesAreClosed(LocalDate closed) {
        assertThat(calendar.isBusinessDay(closed)).isFalse();
    }

    @Test
    void invoice_shouldGoOutOnTuesday_whenMondayIsHoliday() {
        assertThat(calendar.nextAfter(LocalDate.of(2026, 11, 20))).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void invoice_shouldWaitOverYearEnd_whenIssuedOnLastBusinessDay() {
        assertThat(calendar.nextAfter(LocalDate.of(2026, 12, 28))).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void invoice_shouldGoOutAllOtherDays_whenCountingTheYear() {
        var first = LocalDate.of(2026, 1, 1);
        var open = first.datesUntil(first.plusYears(1))
                .filter(calendar::isBusinessDay)
                .count();

        // 261 weekdays, 17 of them holidays, 3 more at the year end and 1 after New Year.
        assertThat(open).isEqualTo(240);
    }
}
