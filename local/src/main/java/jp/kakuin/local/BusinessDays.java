package jp.kakuin.local;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Good enough to choose the day on which the demo starts; the suite's own calendar decides everything else. */
final class BusinessDays {

    private BusinessDays() {}

    static boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
