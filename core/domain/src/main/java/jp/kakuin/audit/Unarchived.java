package jp.kakuin.audit;

import java.time.Instant;
import java.util.List;

/** What is not archived yet. Whoever changes something that is archived notes it here in the same transaction. */
public interface Unarchived {

    /** The records of a shard that have waited longest. */
    List<Waiting> oldest(int shard, int limit);

    /** Takes away what is archived; taking it away twice is no error. */
    void done(int shard, List<Waiting> archived);

    /**
     * @param key its place in the index
     * @param since when it happened
     */
    record Waiting(String key, Instant since, Archived what) {}
}
