package jp.kakuin.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.CrlPart;

/** Numbers of CRLs in memory; each method is atomic, as one conditional write is. */
public final class InMemoryCrlNumbers implements CrlNumbers {

    private final Map<String, Stand> stands = new HashMap<>();

    @Override
    public synchronized Optional<Stand> find(CrlPart part) {
        return Optional.ofNullable(stands.get(part.address()));
    }

    @Override
    public synchronized boolean claim(CrlPart part, long before, long number, String run, Instant at) {
        var stand = find(part);
        if (stand.filter(found -> found.claimed() == number && found.claimedBy().equals(run))
                .isPresent()) {
            return true;
        }
        if (stand.map(Stand::claimed).orElse(0L) != before) {
            return false;
        }
        stands.put(part.address(), new Stand(number, at, run, stand.flatMap(Stand::published)));
        return true;
    }

    @Override
    public synchronized void published(CrlPart part, Published crl) {
        find(part)
                .filter(stand -> stand.claimed() == crl.number())
                .ifPresent(stand -> stands.put(
                        part.address(),
                        new Stand(stand.claimed(), stand.claimedAt(), stand.claimedBy(), Optional.of(crl))));
    }
}
