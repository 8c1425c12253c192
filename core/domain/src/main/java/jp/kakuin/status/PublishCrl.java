package jp.kakuin.status;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.due.DueIndex;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.status.CrlNumbers.Published;
import jp.kakuin.status.CrlNumbers.Stand;

/**
 * Publishes every part of every CRL that is due: after a revocation at the next run, without one by its plan (BR 4.9.7: within 24 hours of a
 * revocation, every 7 days at least, nextUpdate within 10 days). Runs that meet do each part once.
 */
public final class PublishCrl {

    /** A CRL is made anew this long after the one before. */
    static final Duration PLAN = Duration.ofHours(6);

    /** How long a CRL can be relied on; long enough that a fault of days is mended before anybody's check fails. */
    static final Duration LIVES = Duration.ofDays(7);

    /** A run that claimed a number may be at work this long, and is certainly dead after it: longer than the function may run. */
    static final Duration LEASE = Duration.ofMinutes(20);

    /** Longer than any clock is wrong: what expired so long before the last CRL was named by it, and need not be again. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final int RUN_NAME = 20;
    private static final System.Logger LOG = System.getLogger(PublishCrl.class.getName());

    private final CrlPress press;
    private final CrlNumbers numbers;
    private final IssuedSerials serials;
    private final DueIndex due;
    private final Clock clock;
    private final Supplier<String> runs;

    /** @param runs names for runs, each another */
    public PublishCrl(
            CrlPress press,
            CrlNumbers numbers,
            IssuedSerials serials,
            DueIndex due,
            Clock clock,
            Supplier<String> runs) {
        this.press = press;
        this.numbers = numbers;
        this.serials = serials;
        this.due = due;
        this.clock = clock;
        this.runs = runs;
    }

    public static PublishCrl of(Ports ports) {
        return new PublishCrl(
                ports.crlPress(),
                ports.crlNumbers(),
                ports.issuedSerials(),
                ports.dueIndex(),
                ports.clock(),
                () -> ports.secrets().base32(RUN_NAME));
    }

    public CrlReport run() {
        var now = clock.instant();
        var run = runs.get();
        var wanted = WantedCrls.at(due, now);
        var report = CrlReport.begun();
        for (var part : press.parts()) {
            report = report.with(publish(part, wanted, run), now);
        }
        return report.left(wanted.oldest(), press.respondersEnd(), now);
    }

    /**
     * A fault is the part's own: the others are published all the same, and one that stays behind rings by its age. Of one whose number cannot be read
     * nothing is known, so that it counts as missing.
     */
    private CrlReport.Outcome publish(CrlPart part, WantedCrls wanted, String run) {
        var before = Optional.<Published>empty();
        try {
            var stand = numbers.find(part);
            before = stand.flatMap(Stand::published);
            var published = isDue(before, wanted.wants(part)) ? publish(part, stand, run) : Optional.<Published>empty();
            published.ifPresent(_ -> wanted.published(part));
            return new CrlReport.Outcome(published.isPresent() ? published : before, published.isPresent(), false);
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "the CRL " + part.address() + " was not published", fault);
            return new CrlReport.Outcome(before, false, true);
        }
    }

    private boolean isDue(Optional<Published> before, boolean isWanted) {
        return isWanted
                || before.filter(
                                crl -> clock.instant().isBefore(crl.thisUpdate().plus(PLAN)))
                        .isEmpty();
    }

    /** Empty if another run is at it. */
    private Optional<Published> publish(CrlPart part, Optional<Stand> stand, String run) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long highest = stand.map(Stand::claimed).orElse(0L);
        // The moment as a number: it does not go back even if the table was restored to an earlier state.
        long number = Math.max(highest + 1, now.getEpochSecond());
        if (stand.filter(found -> isAtWork(found, now)).isPresent()
                || !numbers.claim(part, highest, number, run, now)) {
            return Optional.empty();
        }
        // Read after the claim, so that a higher number never has an earlier content.
        var entries = entries(part, stand.flatMap(Stand::published));
        var printed = press.print(part, number, now, now.plus(LIVES), entries);
        var published = new Published(number, now, now.plus(LIVES), printed.entries(), printed.bytes());
        numbers.published(part, published);
        return Optional.of(published);
    }

    private static boolean isAtWork(Stand stand, Instant now) {
        return !stand.settled() && now.isBefore(stand.claimedAt().plus(LEASE));
    }

    /** An expired certificate is named until it was named by a CRL of after its end (BR 7.2, RFC 5280 3.3). */
    private Stream<Revocation> entries(CrlPart part, Optional<Published> before) {
        var from = before.map(crl -> crl.thisUpdate().minus(KEPT)).orElse(Instant.MIN);
        return Stream.iterate(
                        Optional.of(serials.revoked(part.address(), Optional.empty())),
                        Optional::isPresent,
                        page -> page.get().next().map(cursor -> serials.revoked(part.address(), Optional.of(cursor))))
                .flatMap(page -> page.orElseThrow().entries().stream())
                .filter(entry -> entry.notAfter().isAfter(from));
    }
}
