package jp.kakuin.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;

/** The due index in memory, in pages of three. */
public final class InMemoryDueIndex implements DueIndex {

    private static final int SHARDS = 16;

    private final Set<DueEntry> entries = new HashSet<>();

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public synchronized Page due(DueEntry.Kind kind, int shard, Instant now, Optional<String> cursor) {
        var sorted = entries.stream()
                .filter(entry -> entry.kind() == kind && shardOf(entry) == shard)
                .filter(entry -> !entry.at().isAfter(now))
                .sorted(Comparator.comparing(InMemoryDueIndex::sortKey))
                .toList();
        var page = Pages.cut(sorted, InMemoryDueIndex::sortKey, cursor);
        return new Page(page.items(), page.next());
    }

    @Override
    public synchronized void add(DueEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized void done(DueEntry entry) {
        entries.remove(entry);
    }

    /** Everything that is noted, due or not, oldest first. */
    public synchronized List<DueEntry> all() {
        return entries.stream()
                .sorted(Comparator.comparing(InMemoryDueIndex::sortKey))
                .toList();
    }

    private static int shardOf(DueEntry entry) {
        return Math.floorMod(entry.order().value().hashCode(), SHARDS);
    }

    private static String sortKey(DueEntry entry) {
        return String.format("%020d#%s#%s#%s", entry.at().toEpochMilli(), entry.order(), entry.kind(), entry.key());
    }
}
