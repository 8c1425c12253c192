package jp.kakuin.sampling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import jp.kakuin.order.JapanTime;

/**
 * A quarter of a year in Japan.
 *
 * @param name for example {@code 2026-Q4}
 * @param end the moment at which the next begins
 */
public record Quarter(String name, Instant end) {

    /** The last one that is over at this moment. */
    public static Quarter before(Instant now) {
        var today = JapanTime.dayOf(now);
        var next = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return new Quarter(nameOf(next.minusDays(1)), JapanTime.startOf(next));
    }

    private static String nameOf(LocalDate day) {
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }
}
