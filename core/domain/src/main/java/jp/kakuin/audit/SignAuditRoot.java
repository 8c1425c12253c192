package jp.kakuin.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditRoot.Position;

/**
 * Signs each hour what the archive came to (SPEC S-5). Only what was archived since the last root is read. A log that does not go on from
 * there is not signed: that is a fault, and the alarm rings.
 */
public final class SignAuditRoot {

    // Of each shard, 100 records each: far more than an hour brings; the next root goes on.
    private static final int BATCHES_PER_SHARD = 500;

    private final AuditArchive archive;
    private final AuditSeal seal;
    private final Clock clock;

    public SignAuditRoot(AuditArchive archive, AuditSeal seal, Clock clock) {
        this.archive = archive;
        this.seal = seal;
        this.clock = clock;
    }

    public static SignAuditRoot of(Ports ports) {
        return new SignAuditRoot(ports.auditArchive(), ports.auditSeal(), ports.clock());
    }

    /**
     * @param rootsSigned 0 if this hour has its root already
     * @param changedOrders orders whose heads the root holds
     */
    public record Answer(int rootsSigned, int changedOrders) {}

    public Answer run() {
        var newest = archive.newestRoot();
        var now = clock.instant();
        if (newest.filter(signed ->
                        !signed.root().at().truncatedTo(ChronoUnit.HOURS).isBefore(now.truncatedTo(ChronoUnit.HOURS)))
                .isPresent()) {
            return new Answer(0, 0);
        }
        if (newest.filter(signed -> !signed.intact()).isPresent()) {
            throw new IllegalStateException(newest.get().root().name() + " is not what was signed");
        }
        var before = newest.map(SignedRoot::root);
        var heads = new ChangedHeads();
        var positions = new ArrayList<Position>();
        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
            advance(shard, before, heads).ifPresent(positions::add);
        }
        var root = AuditRoot.after(before, now, positions, heads.all());
        return archive.put(SignedRoot.of(root, seal))
                ? new Answer(1, root.heads().size())
                : new Answer(0, 0);
    }

    /** Reads what a shard's log has gained; empty if it has no log yet. */
    private Optional<Position> advance(int shard, Optional<AuditRoot> before, ChangedHeads heads) {
        var position = before.flatMap(root -> root.position(shard));
        long from = position.map(Position::number).orElse(0L);
        long last = archive.newest(shard).map(ArchiveBatch::number).orElse(0L);
        var hash = position.map(Position::hash).orElse("");
        if (last < from) {
            throw new IllegalStateException("the log of shard " + shard + " was cut off");
        }
        long to = Math.min(last, from + BATCHES_PER_SHARD);
        for (long number = from + 1; number <= to; number++) {
            var batch = archive.batch(shard, number);
            var expected = hash;
            if (batch.filter(found -> found.intact() && found.previousHash().equals(expected))
                    .isEmpty()) {
                throw new IllegalStateException(
                        ArchiveBatch.name(shard, number) + " is missing or does not go on from the batch before");
            }
            heads.add(batch.get().records());
            hash = batch.get().hash();
        }
        return to == 0 ? Optional.empty() : Optional.of(new Position(shard, to, hash));
    }
}
