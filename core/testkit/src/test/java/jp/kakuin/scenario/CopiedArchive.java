package jp.kakuin.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.order.OrderId;

/** A copy of an archive in the hands of somebody who may change every object of it. */
final class CopiedArchive implements ArchiveCopy {

    final TreeMap<String, Object> objects;

    CopiedArchive(Map<String, Object> objects) {
        this.objects = new TreeMap<>(objects);
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(objects.keySet());
    }

    @Override
    public ArchiveBatch batch(String name) {
        return (ArchiveBatch) objects.get(name);
    }

    @Override
    public SignedRoot root(String name) {
        return (SignedRoot) objects.get(name);
    }

    @Override
    public Archived signature(String name) {
        return (Archived) objects.get(name);
    }

    /** Oldest first, shard by shard. */
    List<ArchiveBatch> batches() {
        return objects.values().stream()
                .filter(ArchiveBatch.class::isInstance)
                .map(ArchiveBatch.class::cast)
                .sorted(java.util.Comparator.comparingInt(ArchiveBatch::shard).thenComparingLong(ArchiveBatch::number))
                .toList();
    }

    /** Oldest first. */
    List<SignedRoot> roots() {
        return objects.values().stream()
                .filter(SignedRoot.class::isInstance)
                .map(SignedRoot.class::cast)
                .sorted(java.util.Comparator.comparingLong(
                        signed -> signed.root().number()))
                .toList();
    }

    List<OrderId> orders() {
        return batches().stream()
                .flatMap(batch -> batch.records().stream())
                .map(Archived::order)
                .distinct()
                .toList();
    }

    /** How much of the rest a forger computes anew. */
    enum Care {
        /** Only the record itself. */
        NONE,
        /** The batch's own hashes. */
        BATCH,
        /** The hashes of all batches behind it too, so that the log's own chain holds. */
        LOG
    }

    void change(ArchiveBatch batch, Care care, UnaryOperator<List<Archived>> change) {
        var records = change.apply(new ArrayList<>(batch.records()));
        if (care == Care.NONE) {
            objects.put(
                    batch.name(),
                    new ArchiveBatch(
                            batch.shard(),
                            batch.number(),
                            batch.at(),
                            batch.previousHash(),
                            records,
                            batch.hashes(),
                            batch.hash()));
            return;
        }
        objects.put(batch.name(), again(before(batch), batch, records));
        if (care == Care.LOG) {
            rehash(batch.shard());
        }
    }

    /** Lets every batch of a shard go on from the one before it. */
    void rehash(int shard) {
        for (var batch : batches()) {
            if (batch.shard() == shard) {
                objects.put(batch.name(), again(before(batch), batch, batch.records()));
            }
        }
    }

    private Optional<ArchiveBatch> before(ArchiveBatch batch) {
        return Optional.ofNullable((ArchiveBatch) objects.get(ArchiveBatch.name(batch.shard(), batch.number() - 1)));
    }

    private static ArchiveBatch again(Optional<ArchiveBatch> before, ArchiveBatch batch, List<Archived> records) {
        return ArchiveBatch.after(before, batch.shard(), batch.at(), records);
    }
}
