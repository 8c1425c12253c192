package jp.kakuin.order;

import java.time.LocalDate;

/**
 * The paid term, days in Japan, both inclusive. It begins on the day of issue.
 *
 * @param end last day; the contract runs to its end in Japan
 */
public record Contract(LocalDate start, LocalDate end) {

    /**
     * A term of whole months that starts today: it ends on the day before the same day of the month, or with the month if that has no such day
     * (民法 article 143, paragraph 2).
     */
    public static Contract startingOn(LocalDate start, int months) {
        var same = start.plusMonths(months);
        var end = same.getDayOfMonth() == start.getDayOfMonth() ? same.minusDays(1) : same;
        return new Contract(start, end);
    }
}
