package jp.kakuin.testkit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import jp.kakuin.invoicing.BusinessCalendar;

/** Weekends, the year end, and the holidays of November 2026 to January 2027. */
public final class SampleCalendar implements BusinessCalendar {

    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 23), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 11));

    @Override
    public boolean isBusinessDay(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !HOLIDAYS.contains(day) && !isYearEnd(MonthDay.from(day));
    }

    private static boolean isYearEnd(MonthDay day) {
        return !day.isBefore(MonthDay.of(12, 29)) || !day.isAfter(MonthDay.of(1, 3));
    }
}
