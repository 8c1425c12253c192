package jp.kakuin.local.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/** When the demo's day begins: phone checks and final reviews are made in Japanese office hours. */
public final class OfficeHours {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final LocalTime OPEN = LocalTime.of(10, 0);
    private static final LocalTime CLOSED = LocalTime.of(17, 0);

    private OfficeHours() {}

    /** {@code now} if it lies in office hours, else 10:00 on the most recent business day: never a moment still to come. */
    public static Instant latestStart(Instant now, Predicate<LocalDate> businessDay) {
        var local = now.atZone(JAPAN);
        if (businessDay.test(local.toLocalDate()) && isOpen(local)) {
            return now;
        }
        var day = local.toLocalTime().isBefore(OPEN) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        while (!businessDay.test(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(OPEN).atZone(JAPAN).toInstant();
    }

    private static boolean isOpen(ZonedDateTime local) {
        return !local.toLocalTime().isBefore(OPEN) && local.toLocalTime().isBefore(CLOSED);
    }
}
