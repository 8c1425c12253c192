package jp.kakuin.revocation;

import java.util.Optional;

/** The reasons that may stand in our CRLs (BR 7.2.2); there is no certificateHold, since nothing is ever taken back. */
public enum CrlReason {
    UNSPECIFIED(0),
    KEY_COMPROMISE(1),
    AFFILIATION_CHANGED(3),
    SUPERSEDED(4),
    CESSATION_OF_OPERATION(5),
    PRIVILEGE_WITHDRAWN(9);

    private final int number;

    CrlReason(int number) {
        this.number = number;
    }

    /** The CRLReason of RFC 5280 5.3.1. */
    public int number() {
        return number;
    }

    /** What the entry's extension says; empty where the extension has to be left out, as for {@code unspecified} (BR 7.2.2). */
    public Optional<Integer> inEntry() {
        return this == UNSPECIFIED ? Optional.empty() : Optional.of(number);
    }
}
