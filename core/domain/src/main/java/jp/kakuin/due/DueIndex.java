package jp.kakuin.due;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sharded index of what falls due. */
public interface DueIndex {

    /** How many shards each kind has: 0 to this − 1. */
    int shards();

    /**
     * Everything of one shard that is due at {@code now} or before, oldest first.
     *
     * @param cursor from the page before; empty for the first
     */
    Page due(DueEntry.Kind kind, int shard, Instant now, Optional<String> cursor);

    /** Adds an entry; adding it twice is one entry. */
    void add(DueEntry entry);

    /** Takes an entry away whose work is done; taking it away twice is no error. */
    void done(DueEntry entry);

    /** @param next cursor of the next page; empty if this is the last */
    record Page(List<DueEntry> entries, Optional<String> next) {}
}
