package jp.kakuin.order;

import java.time.Instant;
import java.util.List;
import jp.kakuin.catalogue.Text;

/**
 * Why the order is back with its customer (SPEC A-4).
 *
 * @param since when it came back
 * @param reminders how many reminders have been sent (V-7)
 */
public record Correction(List<Reason> reasons, Instant since, int reminders) {

    /**
     * @param code stable code of the reason
     * @param field path in the application that needs mending; empty if none
     * @param text what to do, for the customer
     */
    public record Reason(String code, String field, Text text) {}

    public Correction reminded() {
        return new Correction(reasons, since, reminders + 1);
    }
}
