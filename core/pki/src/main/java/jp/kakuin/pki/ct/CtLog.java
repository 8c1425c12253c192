package jp.kakuin.pki.ct;

import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One log as the list of logs knows it.
 *
 * @param id lower-case hex of SHA-256 over the log's DER SubjectPublicKeyInfo (RFC 6962 3.2)
 * @param key its public key, ECDSA on P-256 or RSA of 2048 bits or more (RFC 6962 2.1.4)
 * @param url what {@code ct/v1/add-pre-chain} stands behind; ends with a slash
 * @param since from when its state holds
 * @param interval the only notAfter that it takes; empty if it takes all
 */
public record CtLog(
        String description,
        String operator,
        String id,
        PublicKey key,
        URI url,
        Form form,
        State state,
        Instant since,
        Optional<Interval> interval) {

    /** How the log is read. It is written to in the same way in either. */
    public enum Form {
        /** By the calls of RFC 6962. */
        RFC6962,
        /** By tiles: a static log. */
        TILED
    }

    /** What browsers hold of a log (log list version 3). */
    public enum State {
        PENDING,
        QUALIFIED,
        USABLE,
        READONLY,
        RETIRED,
        REJECTED
    }

    /** From the first moment to before the second. */
    public record Interval(Instant startInclusive, Instant endExclusive) {

        boolean contains(Instant moment) {
            return !moment.isBefore(startInclusive) && moment.isBefore(endExclusive);
        }
    }

    /** Whether a certificate that ends then may be brought to it now: usable alone, since older browsers do not know a log that is only qualified. */
    boolean takes(Instant notAfter, Instant now) {
        return state == State.USABLE
                && !since.isAfter(now)
                && interval.map(within -> within.contains(notAfter)).orElse(true);
    }

    /** Whether browsers count a timestamp of then: of a retired log only what it signed before. */
    boolean isCounted(Instant timestamp) {
        return switch (state) {
            case QUALIFIED, USABLE, READONLY -> true;
            case RETIRED -> timestamp.isBefore(since);
            case PENDING, REJECTED -> false;
        };
    }
}
