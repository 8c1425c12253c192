package jp.kakuin.due;

import java.time.Instant;
import jp.kakuin.order.OrderId;

/**
 * Work that falls due at a moment (DESIGN: due index). An entry stays until its work is done, so that missed days are caught up.
 *
 * @param key unique in its kind and order, for example {@code 90} for the reminder at 90 days
 */
public record DueEntry(Kind kind, Instant at, OrderId order, String key) {

    /** What falls due. */
    public enum Kind {
        /** A renewal reminder. */
        RENEWAL_REMINDER,
        /** The next reminder or the expiry of an order that waits for its customer (V-7). */
        CUSTOMER_WAIT,
        /** A claimed mail of which it is not known whether it went out. */
        UNSETTLED_MAIL,
        /** A CRL that has to name what was revoked; its key is the CRL's address. */
        CRL_PUBLICATION,
        /** Something of the order has to be revoked by then, or listed for it, see {@code WatchRevocations}. */
        REVOCATION,
        /** An open case that has to be decided by then, see {@code WatchRevocations}. */
        REVOCATION_DEADLINE,
        /** The next look for a record or file that shows control over a domain (D-6). */
        DOMAIN_LOOK,
        /** A certificate that can be drawn into the sample of its quarter, see {@code SampleCertificates}; its moment is that of its issue. */
        ISSUED_CERTIFICATE,
        /** A certificate that was drawn and has to be looked at once more. */
        SAMPLED_CERTIFICATE,
        /** A problem report that has to be answered by then. */
        PROBLEM_REPORT
    }
}
