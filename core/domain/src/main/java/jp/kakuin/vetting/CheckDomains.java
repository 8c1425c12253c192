package jp.kakuin.vetting;

import java.time.Clock;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.Order;
import jp.kakuin.order.Orders;
import jp.kakuin.validation.DomainControl;

/** Looks again by itself for the records and files that are to show control over domains, at intervals that grow (SPEC D-6). */
public final class CheckDomains {

    private final DueRun dueRun;
    private final Orders orders;
    private final DomainLooks looks;
    private final Clock clock;

    public CheckDomains(DueIndex dueIndex, Orders orders, DomainLooks looks, Clock clock) {
        this.dueRun = new DueRun(dueIndex);
        this.orders = orders;
        this.looks = looks;
        this.clock = clock;
    }

    public static CheckDomains of(Ports ports) {
        return new CheckDomains(ports.dueIndex(), ports.orders(), DomainLooks.of(ports), ports.clock());
    }

    public DueRun.Tally run() {
        return dueRun.all(DueEntry.Kind.DOMAIN_LOOK, clock.instant(), this::look);
    }

    private void look(DueEntry entry) {
        orders.find(entry.order()).ifPresent(order -> order.check(entry.key()).ifPresent(check -> look(order, check)));
    }

    private void look(Order order, Check check) {
        var next = check.control().flatMap(DomainControl::nextLookAt);
        if (next.isEmpty()) {
            // It was found, by a run or for a customer; whoever looked may have died before it was followed up.
            looks.followUp(order.id(), check.id());
        } else if (!next.get().isAfter(clock.instant())) {
            looks.look(order, check);
        }
        // Else a customer who asked meanwhile has put it off: that look wrote an entry of its own.
    }
}
