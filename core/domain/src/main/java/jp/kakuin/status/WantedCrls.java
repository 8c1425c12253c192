package jp.kakuin.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;

/**
 * The CRLs that somebody waits for, each revocation with its own entry in the due index. What is read here was revoked before, so a CRL begun after
 * it names it.
 */
final class WantedCrls {

    /** More wait for the next run. */
    private static final int MOST = 20_000;

    private final DueIndex index;
    private final List<DueEntry> entries = new ArrayList<>();

    private WantedCrls(DueIndex index) {
        this.index = index;
    }

    static WantedCrls at(DueIndex index, Instant now) {
        var wanted = new WantedCrls(index);
        for (int shard = 0; shard < index.shards(); shard++) {
            wanted.read(shard, now);
        }
        return wanted;
    }

    private void read(int shard, Instant now) {
        Optional<String> cursor = Optional.empty();
        do {
            var page = index.due(DueEntry.Kind.CRL_PUBLICATION, shard, now, cursor);
            entries.addAll(page.entries());
            cursor = page.next();
        } while (cursor.isPresent() && entries.size() < MOST);
    }

    boolean wants(CrlPart part) {
        return entries.stream().anyMatch(entry -> entry.key().equals(part.address()));
    }

    void published(CrlPart part) {
        var served = entries.stream()
                .filter(entry -> entry.key().equals(part.address()))
                .toList();
        served.forEach(index::done);
        entries.removeIf(entry -> entry.key().equals(part.address()));
    }

    /** When the oldest fell due that still waits. */
    Optional<Instant> oldest() {
        return entries.stream().map(DueEntry::at).min(Instant::compareTo);
    }
}
