package jp.kakuin.status;

import java.time.Instant;
import java.util.Optional;

/**
 * The numbers of CRLs. A number is claimed by one conditional write before anything is signed with it, so that no two CRLs of a part ever have the
 * same one (RFC 5280 5.2.3). A claim whose run died leaves a gap, which is allowed; numbers never go back.
 */
public interface CrlNumbers {

    /**
     * How a part stands.
     *
     * @param claimed the highest number that anybody has claimed
     * @param claimedAt when
     * @param claimedBy the run that did
     * @param published what relying parties get; empty before the first
     */
    record Stand(long claimed, Instant claimedAt, String claimedBy, Optional<Published> published) {

        /** Whether the highest number is published: nobody is at work, unless a run died. */
        public boolean settled() {
            return published.filter(crl -> crl.number() == claimed).isPresent();
        }
    }

    /** @param entries how many certificates it names */
    record Published(long number, Instant thisUpdate, Instant nextUpdate, long entries, long bytes) {}

    /** Empty if the part never had a CRL. */
    Optional<Stand> find(CrlPart part);

    /**
     * Takes a number.
     *
     * @param before the highest number known, which must still be the highest; 0 for none
     * @param number higher than that
     * @param run tells claims of different runs apart; asking again with the same is one claim
     * @return false if another run has it
     */
    boolean claim(CrlPart part, long before, long number, String run, Instant at);

    /** Notes that a claimed number is published. Changes nothing if a higher one has been claimed since. */
    void published(CrlPart part, Published published);
}
