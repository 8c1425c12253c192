package jp.kakuin.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reason to revoke an order's certificate that came to be known, until it is revoked or the reason proves to be none (SPEC X-1).
 *
 * @param number 1 for the order's first
 * @param openedBy as the audit names them
 * @param openedAt when we learned of it: from here its time runs (BR 4.9.1.1)
 * @param note why, in the words of staff; empty if it was not they who opened it
 * @param revokesAt when the certificate is revoked even if nobody does anything
 */
public record RevocationCase(
        int number,
        Circumstance circumstance,
        String openedBy,
        Instant openedAt,
        Instant deadline,
        Optional<Instant> revokesAt,
        String note,
        List<Call> calls,
        Optional<Closed> closed) {

    /** The longest that the telephone call may hold a subscriber's request up (SPEC X-1). */
    public static final Duration CALLED_WITHIN = Duration.ofHours(20);

    /** A call to the registration contact. */
    public record Call(Instant at, String by, Outcome outcome, String note) {}

    /** What came of a call. */
    public enum Outcome {
        CONFIRMED,
        UNREACHABLE,
        /** The contact says that nobody asked for it. */
        DENIED
    }

    /** @param note why, in the words of staff */
    public record Closed(Instant at, String by, Ending ending, String note) {}

    /** How a case ends. */
    public enum Ending {
        REVOKED,
        DECLINED,
        /** Another took its place that ends sooner or says that the key is compromised. */
        REPLACED
    }

    public RevocationCase {
        // One written before notes were kept has none.
        note = note == null ? "" : note;
        calls = List.copyOf(calls);
    }

    /** @param bySystem after how long it is carried out by itself; empty if never */
    static RevocationCase open(
            int number, Circumstance circumstance, String by, Instant since, String note, Optional<Duration> bySystem) {
        return new RevocationCase(
                number,
                circumstance,
                by,
                since,
                since.plus(circumstance.limit().duration()),
                bySystem.map(since::plus),
                note,
                List.of(),
                Optional.empty());
    }

    /** Whether it accuses the subscriber, and was not found to be none. */
    public boolean saysMisconduct() {
        return circumstance.isMisconduct()
                && closed.filter(how -> how.ending() == Ending.DECLINED).isEmpty();
    }

    public boolean isOpen() {
        return closed.isEmpty();
    }

    /**
     * Whether a request for this reason, which is carried out by itself, changes nothing while this case is open. It is never kept from its 24 hours by a case
     * that waits for staff (BR 4.9.1.1 (1)), and a compromised key is never passed over because something else was said first (BR 4.9.1.1 (3)).
     */
    public boolean coversRequest(Circumstance asked) {
        return revokesAt.isPresent() && saysNoLessThan(asked);
    }

    /** Whether another case changes nothing while this one is open. Of two that wait for staff, the sooner deadline counts. */
    boolean covers(RevocationCase other) {
        if (other.revokesAt.isPresent()) {
            return coversRequest(other.circumstance);
        }
        return revokesAt.isPresent() || !other.deadline.isBefore(deadline) && saysNoLessThan(other.circumstance);
    }

    private boolean saysNoLessThan(Circumstance asked) {
        return saysCompromised(circumstance) || !saysCompromised(asked);
    }

    private static boolean saysCompromised(Circumstance circumstance) {
        return circumstance.reason() == CrlReason.KEY_COMPROMISE;
    }

    /** This case in the place of another, whose time goes on running. */
    RevocationCase noLaterThan(RevocationCase other) {
        return new RevocationCase(
                number,
                circumstance,
                openedBy,
                openedAt,
                earlier(deadline, other.deadline),
                revokesAt.map(at -> other.revokesAt.map(its -> earlier(at, its)).orElse(at)),
                note,
                calls,
                closed);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    RevocationCase called(Call call) {
        var all = new ArrayList<>(calls);
        all.add(call);
        return new RevocationCase(number, circumstance, openedBy, openedAt, deadline, revokesAt, note, all, closed);
    }

    RevocationCase ended(Closed how) {
        return new RevocationCase(
                number, circumstance, openedBy, openedAt, deadline, revokesAt, note, calls, Optional.of(how));
    }

    /** Whether this person opened the case or called about it. */
    boolean workedOnBy(String actor) {
        return openedBy.equals(actor)
                || calls.stream().anyMatch(call -> call.by().equals(actor));
    }
}
