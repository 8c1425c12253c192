package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link DueIndex} keeps. */
public abstract class DueIndexContract {

    private static final Instant NOW = SteppingClock.START;

    protected abstract DueIndex dueIndex();

    @Test
    void reminder_shouldBeFound_whenItIsDueNowOrWasMissedForMonths() {
        var missed = entry(1, NOW.minus(Duration.ofDays(100)), "90");
        var now = entry(2, NOW, "90");
        var later = entry(3, NOW.plusMillis(1), "90");
        List.of(missed, now, later).forEach(dueIndex()::add);

        assertThat(due(NOW)).containsExactlyInAnyOrder(missed, now);
    }

    @Test
    void reminder_shouldBeSentOnce_whenItsEntryIsAddedTwiceAndDone() {
        var entry = entry(1, NOW, "90");
        dueIndex().add(entry);
        dueIndex().add(entry);
        assertThat(due(NOW)).containsExactly(entry);

        dueIndex().done(entry);
        dueIndex().done(entry);

        assertThat(due(NOW)).isEmpty();
    }

    @Test
    void entries_shouldNotMix_whenTheirKindsDiffer() {
        dueIndex().add(new DueEntry(DueEntry.Kind.UNSETTLED_MAIL, NOW, SampleOrders.id(1), "invoice"));

        assertThat(due(NOW)).isEmpty();
    }

    @Test
    void everyEntry_shouldBeFoundOnceAndOldestFirst_whenAShardHasPages() {
        var all = new ArrayList<DueEntry>();
        for (int i = 0; i < 8; i++) {
            all.add(entry(1, NOW.minusMillis(500L * (8 - i)), "key-" + i));
        }
        all.reversed().forEach(dueIndex()::add);

        assertThat(due(NOW)).containsExactlyElementsOf(all);
    }

    private List<DueEntry> due(Instant now) {
        var all = new ArrayList<DueEntry>();
        for (int shard = 0; shard < dueIndex().shards(); shard++) {
            Optional<String> cursor = Optional.empty();
            do {
                var page = dueIndex().due(DueEntry.Kind.RENEWAL_REMINDER, shard, now, cursor);
                all.addAll(page.entries());
                cursor = page.next();
            } while (cursor.isPresent());
        }
        return all;
    }

    private static DueEntry entry(int order, Instant at, String key) {
        return new DueEntry(DueEntry.Kind.RENEWAL_REMINDER, at, SampleOrders.id(order), key);
    }
}
