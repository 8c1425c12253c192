package jp.kakuin.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.SignatureCopy;
import jp.kakuin.order.OrderId;

/**
 * What the archive got since a moment, by order. A little more than that: a record may have waited, and what is brought back twice is there
 * once.
 *
 * @param copies hashes of what the CA key was asked to sign, or signed, whether or not the log has it yet
 */
record ArchivedSince(Map<OrderId, List<Archived>> byOrder, Set<String> hashes, Set<String> copies) {

    private static final Duration MARGIN = Duration.ofHours(1);

    static ArchivedSince read(ArchiveCopy copy, Instant since) {
        var all = new ArchivedSince(
                new TreeMap<>(Comparator.comparing(OrderId::value)), new HashSet<>(), new HashSet<>());
        var from = since.isBefore(Instant.EPOCH.plus(MARGIN)) ? Instant.EPOCH : since.minus(MARGIN);
        try {
            for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
                all.readLog(copy, ArchiveBatch.folder(shard), from);
            }
            all.readCopies(copy, LocalDate.ofInstant(from, ZoneOffset.UTC));
        } catch (ArchiveCopy.Unreadable e) {
            throw new IllegalStateException("the archive cannot be read: " + e.getMessage(), e);
        }
        return all;
    }

    private void readLog(ArchiveCopy copy, String folder, Instant from) throws ArchiveCopy.Unreadable {
        var batches = new ArrayList<ArchiveBatch>();
        // Newest first, as their names are.
        for (var name : copy.names().subSet(folder, folder + "~")) {
            var batch = copy.batch(name);
            if (batch.at().isBefore(from)) {
                break;
            }
            batches.addFirst(batch);
        }
        batches.forEach(batch -> batch.records().forEach(this::add));
    }

    private void readCopies(ArchiveCopy copy, LocalDate from) throws ArchiveCopy.Unreadable {
        for (var name : copy.names().subSet(SignatureCopy.FOLDER + from, SignatureCopy.FOLDER + "~")) {
            var record = copy.signature(name);
            copies.add(record.hash());
            add(record);
        }
    }

    private void add(Archived record) {
        if (hashes.add(record.hash())) {
            byOrder.computeIfAbsent(record.order(), order -> new ArrayList<>()).add(record);
        }
    }
}
