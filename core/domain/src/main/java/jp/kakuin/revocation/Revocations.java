package jp.kakuin.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an order knows of revocation.
 *
 * @param done what was revoked; an order whose first signature was lost can have more than one serial number (SPEC I-3)
 */
public record Revocations(List<Revocation> done) {

    public static final Revocations NONE = new Revocations(List.of());

    public Revocations {
        done = done == null ? List.of() : List.copyOf(done);
    }

    public Optional<Revocation> of(String serialNumber) {
        return done.stream()
                .filter(revocation -> revocation.serialNumber().equals(serialNumber))
                .findFirst();
    }

    public Revocations with(Revocation revocation) {
        var all = new ArrayList<>(done);
        all.add(revocation);
        return new Revocations(all);
    }
}
