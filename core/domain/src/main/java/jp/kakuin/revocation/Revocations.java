package jp.kakuin.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an order knows of revocation.
 *
 * @param cases reasons to revoke its certificate, the oldest first; the last alone may be open
 * @param done what was revoked; an order whose first signature was lost can have more than one serial number (SPEC I-3)
 */
public record Revocations(List<RevocationCase> cases, List<Revocation> done) {

    public static final Revocations NONE = new Revocations(List.of(), List.of());

    public Revocations {
        cases = cases == null ? List.of() : List.copyOf(cases);
        done = done == null ? List.of() : List.copyOf(done);
    }

    public Optional<Revocation> of(String serialNumber) {
        return done.stream()
                .filter(revocation -> revocation.serialNumber().equals(serialNumber))
                .findFirst();
    }

    /** The case that waits to be decided. */
    public Optional<RevocationCase> open() {
        return last().filter(RevocationCase::isOpen);
    }

    Optional<RevocationCase> last() {
        return cases.isEmpty() ? Optional.empty() : Optional.of(cases.getLast());
    }

    /**
     * Whether it says anything new. What is revoked stays revoked, as of the same moment; its reason may still become that its key is compromised, and
     * nothing else (BR 7.2.2).
     */
    public boolean learnFrom(Revocation revocation) {
        return of(revocation.serialNumber())
                .map(Revocation::reason)
                .map(known -> known != CrlReason.KEY_COMPROMISE && revocation.reason() == CrlReason.KEY_COMPROMISE)
                .orElse(true);
    }

    public Revocations with(Revocation revocation) {
        var all = new ArrayList<>(done);
        all.removeIf(known -> known.serialNumber().equals(revocation.serialNumber()));
        all.add(revocation);
        return new Revocations(cases, all);
    }

    /** With a case added, or as it is now. */
    Revocations with(RevocationCase changed) {
        var all = new ArrayList<>(cases);
        all.removeIf(known -> known.number() == changed.number());
        all.add(changed);
        return new Revocations(all, done);
    }
}
