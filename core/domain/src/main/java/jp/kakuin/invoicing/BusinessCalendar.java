package jp.kakuin.invoicing;

import java.time.LocalDate;

/** Working days in Japan: neither weekend nor holiday nor year end (29 December to 3 January). */
public interface BusinessCalendar {

    boolean isBusinessDay(LocalDate day);

    /** The first business day after {@code day}. */
    default LocalDate nextAfter(LocalDate day) {
        var next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
