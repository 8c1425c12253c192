package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link Unarchived} keeps, filled by mail claims and orders. */
public abstract class UnarchivedContract {

    private static final OrderId ORDER = SampleOrders.id(1);
    private static final int SHARD = ArchiveBatch.shardOf(ORDER);
    private static final int MORE_THAN_ONE_DELETION_TAKES = 30;

    protected final SteppingClock clock = new SteppingClock();

    protected abstract Unarchived unarchived();

    protected abstract MailClaims claims();

    protected abstract Orders orders();

    @Test
    void entry_shouldWaitForTheArchive_whenItIsWritten() {
        var written = SampleOrders.write(orders(), SampleOrders.received(1, clock.instant()));

        assertThat(WaitingRecords.of(unarchived()))
                .containsExactly(new Archived.Entry(
                        orders().audit(written.id()).getFirst(), written.status(), written.attempt()));
    }

    @Test
    void whatWaitedLongest_shouldBeArchivedFirst_whenThereIsMoreThanOnePage() {
        for (int i = 9; i >= 1; i--) {
            claim("mail:" + i);
        }

        var page = unarchived().oldest(SHARD, 4);

        assertThat(page).extracting(each -> key(each.what())).containsExactly("mail:9", "mail:8", "mail:7", "mail:6");
        assertThat(page.getFirst().since()).isBefore(page.getLast().since());
        assertThat(unarchived().oldest((SHARD + 1) % ArchiveBatch.SHARDS, 4)).isEmpty();
    }

    @Test
    void whatIsArchived_shouldWaitNoMore_whenItIsTakenAwayTwice() {
        var keys = new ArrayList<String>();
        for (int i = 0; i < MORE_THAN_ONE_DELETION_TAKES; i++) {
            keys.add(claim("mail:" + i));
        }
        var page = unarchived().oldest(SHARD, MORE_THAN_ONE_DELETION_TAKES - 1);

        unarchived().done(SHARD, page);
        unarchived().done(SHARD, page);
        unarchived().done(SHARD, List.of());

        assertThat(unarchived().oldest(SHARD, MORE_THAN_ONE_DELETION_TAKES))
                .extracting(each -> key(each.what()))
                .containsExactly(keys.getLast());
    }

    private String claim(String key) {
        clock.advance(Duration.ofSeconds(1));
        Instant now = clock.instant();
        claims().claim(
                        new MailClaim(ORDER, key, "Kind", "a@example.co.jp", "<1>", MailClaim.State.CLAIMED, now, 1),
                        now);
        return key;
    }

    private static String key(Archived what) {
        return ((Archived.MailClaimed) what).key();
    }
}
