package jp.kakuin.order;

import java.time.LocalDate;

/**
 * The term, days in Japan, both inclusive. It begins on the day of issue.
 *
 * @param end last day; the contract runs to its end in Japan
 */
public record Contract(LocalDate start, LocalDate end) {

    /** A trial's (SPEC section 2), which has no whole months. */
    public static final int TRIAL_DAYS = 14;

    /**
     * A term of whole months that starts today: it ends on the day before the same day of the month, or with the month if that has no such day
     * (民法 article 143, paragraph 2).
     *
     * @param months none for a trial
     */
    public static Contract startingOn(LocalDate start, int months) {
        if (months == 0) {
            return new Contract(start, start.plusDays(TRIAL_DAYS - 1L));
        }
        var same = start.plusMonths(months);
        var end = same.getDayOfMonth() == start.getDayOfMonth() ? same.minusDays(1) : same;
        return new Contract(start, end);
    }
}
