package jp.kakuin.aws.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as sort keys: always three decimals, so that the order of the texts is the order of the moments. */
final class Moments {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    static String sortable(Instant moment) {
        return FORM.format(moment);
    }

    /** The second after which the table may erase an item that is good until this moment. */
    static long timeToLive(Instant until) {
        return until.getEpochSecond() + 1;
    }
}
