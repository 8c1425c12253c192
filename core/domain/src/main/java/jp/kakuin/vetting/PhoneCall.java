package jp.kakuin.vetting;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One telephone call (SPEC P-1).
 *
 * @param number the number called
 * @param numberSource a third party's listing, or a number given by whoever answered the listed one; never the application (V-2)
 * @param connection how the person was reached
 * @param callAgainAt present if and only if the outcome is {@link Outcome#CALL_AGAIN}
 */
public record PhoneCall(
        String number,
        String numberSource,
        Connection connection,
        String reached,
        Set<Confirmed> confirmed,
        Outcome outcome,
        Optional<Instant> callAgainAt,
        String staff,
        Instant calledAt,
        String note) {

    /** What came of a call. */
    public enum Outcome {
        CONFIRMED,
        CALL_AGAIN,
        UNREACHABLE,
        DENIED
    }

    /** What the person confirmed. */
    public enum Confirmed {
        EMPLOYMENT,
        TITLE,
        INTENT,
        CONTACT_DETAILS
    }

    /** How the line came about. */
    public enum Connection {
        DIRECT,
        TRANSFER,
        CALL_BACK
    }
}
