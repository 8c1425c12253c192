package jp.kakuin.testkit;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;

/** The index of what is not archived yet, in memory. */
public final class InMemoryUnarchived implements Unarchived {

    private final Clock clock;
    private final TreeMap<String, Waiting> waiting = new TreeMap<>();
    private int added;

    public InMemoryUnarchived(Clock clock) {
        this.clock = clock;
    }

    /** As the fakes of other ports do with each of their changes. */
    public synchronized void add(Archived what) {
        var key = String.format("%020d#%06d", clock.instant().toEpochMilli(), added++);
        waiting.put(key, new Waiting(key, clock.instant(), what));
    }

    @Override
    public synchronized List<Waiting> oldest(int shard, int limit) {
        return waiting.values().stream()
                .filter(each -> ArchiveBatch.shardOf(each.what().order()) == shard)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void done(int shard, List<Waiting> archived) {
        archived.forEach(each -> waiting.remove(each.key()));
    }

    /** Everything that waits, oldest first. */
    public synchronized List<Archived> all() {
        return waiting.values().stream().map(Waiting::what).toList();
    }
}
