package jp.kakuin.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.audit.Unarchived.Waiting;

/**
 * Copies what is not archived yet into the archive's log (SPEC S-5). A run may overlap another or die anywhere: a batch's number is written
 * once, and what a batch holds is taken from the index before the next batch is written, so every record is in the log once.
 */
public final class ArchiveAudit {

    private static final System.Logger LOG = System.getLogger(ArchiveAudit.class.getName());

    private static final int RECORDS_PER_BATCH = 100;
    private static final int BATCHES_PER_SHARD = 20;

    private final Unarchived unarchived;
    private final AuditArchive archive;
    private final Clock clock;

    public ArchiveAudit(Unarchived unarchived, AuditArchive archive, Clock clock) {
        this.unarchived = unarchived;
        this.archive = archive;
        this.clock = clock;
    }

    public static ArchiveAudit of(Ports ports) {
        return new ArchiveAudit(ports.unarchived(), ports.auditArchive(), ports.clock());
    }

    /**
     * @param archived records written to the log
     * @param failed shards whose trouble did not keep the others from being archived
     * @param archiveLagSeconds how long the oldest record had waited when the run found it
     */
    public record Answer(int archived, int failed, long archiveLagSeconds) {}

    public Answer run() {
        int archived = 0;
        int failed = 0;
        var lag = Duration.ZERO;
        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
            try {
                var waiting = unarchived.oldest(shard, 1);
                if (!waiting.isEmpty()) {
                    var age = Duration.between(waiting.getFirst().since(), clock.instant());
                    lag = age.compareTo(lag) > 0 ? age : lag;
                    archived += archive(shard);
                }
            } catch (RuntimeException trouble) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "shard {0} not archived: {1}",
                        shard,
                        trouble.getClass().getName());
                failed++;
            }
        }
        return new Answer(archived, failed, lag.toSeconds());
    }

    private int archive(int shard) {
        int archived = 0;
        // Before the index is read: were another run to write in between, this run's batch would be refused.
        var head = archive.newest(shard);
        for (int i = 0; i < BATCHES_PER_SHARD; i++) {
            var waiting = unarchived.oldest(shard, RECORDS_PER_BATCH);
            if (waiting.isEmpty()) {
                return archived;
            }
            var already = ofARunThatDied(head, waiting);
            if (already.isEmpty()) {
                var batch = ArchiveBatch.after(head, shard, clock.instant(), records(waiting));
                if (!archive.put(batch)) {
                    // Another run is at this shard and goes on with it.
                    return archived;
                }
                head = Optional.of(batch);
                archived += waiting.size();
                unarchived.done(shard, waiting);
            } else {
                unarchived.done(shard, already);
            }
        }
        return archived;
    }

    /** What the newest batch holds: its run wrote it and did not come to clear the index. */
    private static List<Waiting> ofARunThatDied(Optional<ArchiveBatch> head, List<Waiting> waiting) {
        var known = new HashSet<>(head.map(ArchiveBatch::hashes).orElse(List.of()));
        return waiting.stream()
                .filter(each -> known.contains(each.what().hash()))
                .toList();
    }

    private static List<Archived> records(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::what).toList();
    }
}
