package jp.kakuin.audit;

import java.time.Instant;
import java.util.Optional;

/** The audit archive: objects that are written once and that nobody can change or delete for years. */
public interface AuditArchive {

    /** The newest batch of a shard's log. */
    Optional<ArchiveBatch> newest(int shard);

    Optional<ArchiveBatch> batch(int shard, long number);

    /** False if a batch with this number is there already. */
    boolean put(ArchiveBatch batch);

    /** A copy that does not wait for the log, under {@link SignatureCopy#name}; once more is no error. */
    void copy(Archived record, Instant at);

    Optional<SignedRoot> newestRoot();

    /** False if a root with this number is there already. */
    boolean put(SignedRoot root);
}
