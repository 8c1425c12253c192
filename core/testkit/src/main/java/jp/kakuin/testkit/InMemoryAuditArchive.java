package jp.kakuin.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.SignatureCopy;
import jp.kakuin.audit.SignedRoot;

/** The audit archive in memory. */
public final class InMemoryAuditArchive implements AuditArchive {

    private final TreeMap<String, ArchiveBatch> batches = new TreeMap<>();
    private final TreeMap<String, SignedRoot> roots = new TreeMap<>();
    private final TreeMap<String, Archived> copies = new TreeMap<>();

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
    public synchronized void copy(Archived record, Instant at) {
        copies.put(SignatureCopy.name(record, at), record);
    }

    @Override
    public synchronized Optional<SignedRoot> newestRoot() {
        return Optional.ofNullable(roots.firstEntry()).map(java.util.Map.Entry::getValue);
    }

    @Override
    public synchronized boolean put(SignedRoot root) {
        return roots.putIfAbsent(root.root().name(), root) == null;
    }

    /** Every object by its name, as a copy of the bucket would have it. */
    public synchronized SortedMap<String, Object> objects() {
        var all = new TreeMap<String, Object>(batches);
        all.putAll(roots);
        all.putAll(copies);
        return all;
    }

    /** Every record of the log, each as often as it is there. */
    public synchronized List<Archived> records() {
        return batches.values().stream()
                .flatMap(batch -> batch.records().stream())
                .toList();
    }
}
