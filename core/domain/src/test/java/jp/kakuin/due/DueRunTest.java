package jp.kakuin.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.kakuin.order.OrderId;
import org.junit.jupiter.api.Test;

class DueRunTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");

    private final List<DueEntry> open =
            new ArrayList<>(IntStream.range(0, 5).mapToObj(DueRunTest::reminder).toList());

    @Test
    void flow_shouldGoOnAtOnce_whenARunGotOnAndLeftSome() {
        var tally = run(2, entry -> {});

        assertThat(tally).isEqualTo(new DueRun.Tally(2, 0, 0, true));
        assertThat(open).hasSize(3);
    }

    @Test
    void flow_shouldNotTurnInACircle_whenEveryMailIsRefused() {
        var tally = run(2, entry -> {
            throw new IllegalStateException("refused");
        });

        assertThat(tally).isEqualTo(new DueRun.Tally(0, 2, 60, false));
        assertThat(open).hasSize(5);
    }

    @Test
    void otherCustomers_shouldGetTheirMail_whenOneOfThemCannot() {
        var tally = run(9, entry -> {
            if (entry.key().equals("1")) {
                throw new IllegalStateException("refused");
            }
        });

        assertThat(tally).isEqualTo(new DueRun.Tally(4, 1, 60, false));
        assertThat(open).extracting(DueEntry::key).containsExactly("1");
    }

    private DueRun.Tally run(int pages, Consumer<DueEntry> work) {
        return new DueRun(new OneEntryPages(open)).shard(DueEntry.Kind.RENEWAL_REMINDER, 0, NOW, pages, work);
    }

    private static DueEntry reminder(int number) {
        return new DueEntry(
                DueEntry.Kind.RENEWAL_REMINDER,
                NOW.minusSeconds(60L * number),
                new OrderId("K00000000000" + number),
                Integer.toString(number));
    }

    /** Shows its entries one by one, in the order of their keys. */
    private record OneEntryPages(List<DueEntry> open) implements DueIndex {

        @Override
        public int shards() {
            return 1;
        }

        @Override
        public Page due(DueEntry.Kind kind, int shard, Instant now, Optional<String> cursor) {
            var left = open.stream()
                    .filter(entry -> cursor.filter(last -> entry.key().compareTo(last) <= 0)
                            .isEmpty())
                    .toList();
            var page = left.stream().limit(1).toList();
            return new Page(page, left.size() > 1 ? Optional.of(page.getFirst().key()) : Optional.empty());
        }

        @Override
        public void add(DueEntry entry) {
            open.add(entry);
        }

        @Override
        public void done(DueEntry entry) {
            open.remove(entry);
        }
    }
}
