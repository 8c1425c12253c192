package jp.kakuin.testkit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.SignedRoot;

/** The audit archive in memory. */
public final class InMemoryAuditArchive implements AuditArchive {

    private final TreeMap<String, ArchiveBatch> batches = new TreeMap<>();
    private final TreeMap<String, SignedRoot> roots = new TreeMap<>();

    @Override
    public synchronized Optional<ArchiveBatch> newest(int shard) {
        return Optional.ofNullable(batches.ceilingEntry(ArchiveBatch.folder(shard)))
                .map(java.util.Map.Entry::getValue)
                .filter(batch -> batch.shard() == shard);
    }

    @Override
    public synchronized Optional<ArchiveBatch> batch(int shard, long number) {
        return Optional.ofNullable(batches.get(ArchiveBatch.name(shard, number)));
    }

    @Override
    public synchronized boolean put(ArchiveBatch batch) {
        return batches.putIfAbsent(batch.name(), batch) == null;
    }

    @Override
    public synchronized Optional<SignedRoot> newestRoot() {
        return Optional.ofNullable(roots.firstEntry()).map(java.util.Map.Entry::getValue);
    }

    @Override
    public synchronized boolean put(SignedRoot root) {
        return roots.putIfAbsent(root.root().name(), root) == null;
    }

    /** Every record of the log, each as often as it is there. */
    public synchronized List<Archived> records() {
        return batches.values().stream()
                .flatMap(batch -> batch.records().stream())
                .toList();
    }
}
