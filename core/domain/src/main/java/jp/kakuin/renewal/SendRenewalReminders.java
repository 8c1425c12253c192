package jp.kakuin.renewal;

import java.time.Clock;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.Orders;

/**
 * Mails the renewal reminders of one shard: one mail per contract, day and contact that wants it, whatever is replayed; days missed are caught
 * up, because an entry stays until it is done (SPEC R-3).
 */
public final class SendRenewalReminders {

    /** Pages worked through by one run; what is left over is taken by the next. */
    private static final int PAGES_PER_RUN = 10;

    private final DueRun dueRun;
    private final Orders orders;
    private final Correspondence correspondence;
    private final Clock clock;

    public SendRenewalReminders(DueIndex dueIndex, Orders orders, Correspondence correspondence, Clock clock) {
        this.dueRun = new DueRun(dueIndex);
        this.orders = orders;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    public static SendRenewalReminders of(Ports ports) {
        return new SendRenewalReminders(ports.dueIndex(), ports.orders(), Correspondence.of(ports), ports.clock());
    }

    public record Input(int shard) {}

    public DueRun.Tally run(Input input) {
        return dueRun.shard(
                DueEntry.Kind.RENEWAL_REMINDER, input.shard(), clock.instant(), PAGES_PER_RUN, this::remind);
    }

    private void remind(DueEntry entry) {
        orders.find(entry.order())
                .filter(this::stillRuns)
                .filter(order -> order.revocation().isEmpty())
                .ifPresent(order -> {
                    var roles = order.application().renewalNotices().stream()
                            .sorted()
                            .toList();
                    for (var role : Letters.distinctByAddress(order.application(), roles)) {
                        correspondence.send(order, Letter.of(Letter.Occasion.RENEWAL, entry.key() + "-" + role.name()));
                    }
                });
    }

    // A contract that has ended by itself needs no reminder any more.
    private boolean stillRuns(Order order) {
        return order.contract()
                .filter(contract -> !contract.end().isBefore(JapanTime.dayOf(clock.instant())))
                .isPresent();
    }
}
