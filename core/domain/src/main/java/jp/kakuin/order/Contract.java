package jp.kakuin.order;

import java.time.LocalDate;

/**
 * The paid term, days in Japan, both inclusive. It begins on the day of issue.
 *
 * @param end last day; the contract runs to its end in Japan
 */
public record Contract(LocalDate start, LocalDate end) {

    /** A term of whole months that starts today: it ends on the day before the same day of the month. */
    public static Contract startingOn(LocalDate start, int months) {
        return new Contract(start, start.plusMonths(months).minusDays(1));
    }
}
