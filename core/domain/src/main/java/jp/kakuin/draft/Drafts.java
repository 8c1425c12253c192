package jp.kakuin.draft;

import java.time.Instant;
import java.util.Optional;

/** The drafts, kept for 7 days from the last save. */
public interface Drafts {

    /** Empty also if it has expired at {@code now}, whether or not it is erased yet. */
    Optional<Draft> find(String id, Instant now);

    /** Saves on condition that the revision before still stands; a first save has revision 1. False if somebody saved meanwhile. */
    boolean save(Draft draft);
}
