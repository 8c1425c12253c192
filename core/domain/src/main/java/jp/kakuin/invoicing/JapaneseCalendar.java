package jp.kakuin.invoicing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Working days in Japan from 2022 on, by the Act on National Holidays (国民の祝日に関する法律, Act 178 of 1948, as amended to 2018). The
 * equinoxes are computed; the government announces them each February for the next year.
 */
public final class JapaneseCalendar implements BusinessCalendar {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1), // 元日
            MonthDay.of(2, 11), // 建国記念の日
            MonthDay.of(2, 23), // 天皇誕生日
            MonthDay.of(4, 29), // 昭和の日
            MonthDay.of(5, 3), // 憲法記念日
            MonthDay.of(5, 4), // みどりの日
            MonthDay.of(5, 5), // こどもの日
            MonthDay.of(8, 11), // 山の日
            MonthDay.of(11, 3), // 文化の日
            MonthDay.of(11, 23)); // 勤労感謝の日

    private static final MonthDay YEAR_END = MonthDay.of(12, 29);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

    @Override
    public boolean isBusinessDay(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !isHoliday(day) && !isYearEnd(MonthDay.from(day));
    }

    /** A national holiday, its substitute, or a day between two of them (articles 2 and 3). */
    public boolean isHoliday(LocalDate day) {
        return isNamed(day) || isSubstitute(day) || isBetween(day);
    }

    private static boolean isNamed(LocalDate day) {
        return FIXED.contains(MonthDay.from(day)) || isMovingMonday(day) || isEquinox(day);
    }

    // 成人の日, 海の日, 敬老の日, スポーツの日.
    private static boolean isMovingMonday(LocalDate day) {
        return isMonday(day, Month.JANUARY, 2)
                || isMonday(day, Month.JULY, 3)
                || isMonday(day, Month.SEPTEMBER, 3)
                || isMonday(day, Month.OCTOBER, 2);
    }

    private static boolean isMonday(LocalDate day, Month month, int which) {
        return day.getMonth() == month
                && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY)));
    }

    // 春分の日, 秋分の日: the usual approximation, good for 1980 to 2099.
    private static boolean isEquinox(LocalDate day) {
        var years = day.getYear() - 1980;
        var vernal = (int) (20.8431 + 0.242194 * years) - years / 4;
        var autumnal = (int) (23.2488 + 0.242194 * years) - years / 4;
        return MonthDay.from(day).equals(MonthDay.of(3, vernal))
                || MonthDay.from(day).equals(MonthDay.of(9, autumnal));
    }

    // A holiday on a Sunday moves to the next day that is none (article 3, paragraph 2).
    private static boolean isSubstitute(LocalDate day) {
        if (isNamed(day)) {
            return false;
        }
        var before = day.minusDays(1);
        while (isNamed(before)) {
            if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return true;
            }
            before = before.minusDays(1);
        }
        return false;
    }

    // Article 3, paragraph 3.
    private static boolean isBetween(LocalDate day) {
        return isNamed(day.minusDays(1)) && isNamed(day.plusDays(1));
    }

    private static boolean isYearEnd(MonthDay day) {
        return !day.isBefore(YEAR_END) || !day.isAfter(NEW_YEAR);
    }
}
