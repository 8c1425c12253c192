package jp.kakuin.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kakuin.status.CrlNumbers.Published;

/**
 * What a run of {@link PublishCrl} did, and how the CRLs stand after it; alarms read it.
 *
 * @param crlsPublished CRLs of this run
 * @param crlEntries that these have
 * @param crlsFailed CRLs that could not be published
 * @param crlAgeSeconds age of the oldest CRL that stands
 * @param crlSecondsLeft until the first of them may no longer be relied on; 0 if one is missing
 * @param revocationWaitSeconds how long the oldest revocation has waited for its CRL
 * @param responderSecondsLeft until the first certificate of an OCSP responder ends; 0 if one is missing
 */
public record CrlReport(
        int crlsPublished,
        long crlEntries,
        int crlsFailed,
        long crlAgeSeconds,
        long crlSecondsLeft,
        long revocationWaitSeconds,
        long responderSecondsLeft) {

    /** @param standing what relying parties get; empty if there is none */
    record Outcome(Optional<Published> standing, boolean isNew, boolean failed) {}

    static CrlReport begun() {
        return new CrlReport(0, 0, 0, 0, PublishCrl.LIVES.toSeconds(), 0, 0);
    }

    CrlReport with(Outcome outcome, Instant now) {
        var standing = outcome.standing();
        return new CrlReport(
                crlsPublished + (outcome.isNew() ? 1 : 0),
                crlEntries + (outcome.isNew() ? standing.map(Published::entries).orElse(0L) : 0),
                crlsFailed + (outcome.failed() ? 1 : 0),
                Math.max(
                        crlAgeSeconds,
                        standing.map(crl -> seconds(crl.thisUpdate(), now)).orElse(0L)),
                Math.min(
                        crlSecondsLeft,
                        standing.map(crl -> seconds(now, crl.nextUpdate())).orElse(0L)),
                revocationWaitSeconds,
                responderSecondsLeft);
    }

    CrlReport left(Optional<Instant> oldestWaiting, Optional<Instant> respondersEnd, Instant now) {
        return new CrlReport(
                crlsPublished,
                crlEntries,
                crlsFailed,
                crlAgeSeconds,
                crlSecondsLeft,
                oldestWaiting.map(at -> seconds(at, now)).orElse(0L),
                respondersEnd.map(end -> seconds(now, end)).orElse(0L));
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
