package jp.kakuin.due;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Works off what is due. An entry whose work fails stays for the next run and does not keep the others waiting. */
public final class DueRun {

    private static final System.Logger LOG = System.getLogger(DueRun.class.getName());

    private final DueIndex index;
    private final BooleanSupplier inTime;

    public DueRun(DueIndex index) {
        this(index, () -> true);
    }

    /** One that begins nothing more after a moment, so that it comes to tell what it did before its function's time is over. */
    public DueRun(DueIndex index, Clock clock, Instant until) {
        this(index, () -> clock.instant().isBefore(until));
    }

    private DueRun(DueIndex index, BooleanSupplier inTime) {
        this.index = index;
        this.inTime = inTime;
    }

    /**
     * @param done entries worked off
     * @param failed entries left for the next run
     * @param overdueSeconds how long ago the oldest of these fell due
     * @param more whether to go on at once: the run stopped before the last page and got on. Where everything failed, the next run tries again
     */
    public record Tally(int done, int failed, long overdueSeconds, boolean more) {

        Tally plus(Tally other) {
            return new Tally(
                    done + other.done,
                    failed + other.failed,
                    Math.max(overdueSeconds, other.overdueSeconds),
                    more || other.more);
        }
    }

    /** All shards of a kind. */
    public Tally all(DueEntry.Kind kind, Instant now, Consumer<DueEntry> work) {
        var tally = new Tally(0, 0, 0, false);
        for (int shard = 0; shard < index.shards(); shard++) {
            tally = tally.plus(shard(kind, shard, now, Integer.MAX_VALUE, work));
        }
        return tally;
    }

    /** Everything of a kind up to a moment, without working it off. */
    public static List<DueEntry> upTo(DueIndex index, DueEntry.Kind kind, Instant until) {
        return upTo(index, kind, until, Integer.MAX_VALUE);
    }

    /** Looks no further once so many are found. */
    public static List<DueEntry> upTo(DueIndex index, DueEntry.Kind kind, Instant until, int enough) {
        var all = new ArrayList<DueEntry>();
        for (int shard = 0; shard < index.shards() && all.size() < enough; shard++) {
            Optional<String> cursor = Optional.empty();
            do {
                var page = index.due(kind, shard, until, cursor);
                all.addAll(page.entries());
                cursor = page.next();
            } while (cursor.isPresent() && all.size() < enough);
        }
        return List.copyOf(all);
    }

    /** One shard, up to a number of pages. */
    public Tally shard(DueEntry.Kind kind, int shard, Instant now, int pages, Consumer<DueEntry> work) {
        int done = 0;
        int failed = 0;
        long overdue = 0;
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < pages; page++) {
            var due = index.due(kind, shard, now, cursor);
            for (var entry : due.entries()) {
                if (!inTime.getAsBoolean()) {
                    return new Tally(done, failed, overdue, done > 0);
                }
                if (worked(entry, work)) {
                    done++;
                } else {
                    failed++;
                    overdue =
                            Math.max(overdue, Duration.between(entry.at(), now).toSeconds());
                }
            }
            cursor = due.next();
            if (cursor.isEmpty()) {
                return new Tally(done, failed, overdue, false);
            }
        }
        return new Tally(done, failed, overdue, done > 0);
    }

    private boolean worked(DueEntry entry, Consumer<DueEntry> work) {
        try {
            work.accept(entry);
            index.done(entry);
            return true;
        } catch (RuntimeException fault) {
            // Its message stays out of the log: a mail service's names the recipient (SPEC M-8).
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} of order {1} failed: {2}",
                    entry.kind(),
                    entry.order(),
                    fault.getClass().getName());
            return false;
        }
    }
}
