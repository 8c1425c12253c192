package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.flow.StepCode;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Reminds customers whose orders wait for them, and lets orders expire that waited too long (SPEC V-7). */
public final class ChaseWaitingOrders {

    private final DueRun dueRun;
    private final Orders orders;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Correspondence correspondence;
    private final Clock clock;

    public ChaseWaitingOrders(
            DueIndex dueIndex,
            Orders orders,
            Catalogue catalogue,
            Aftermath aftermath,
            Correspondence correspondence,
            Clock clock) {
        this.dueRun = new DueRun(dueIndex);
        this.orders = orders;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    public static ChaseWaitingOrders of(Ports ports) {
        return new ChaseWaitingOrders(
                ports.dueIndex(),
                ports.orders(),
                ports.catalogue(),
                Aftermath.of(ports),
                Correspondence.of(ports),
                ports.clock());
    }

    public DueRun.Tally run() {
        return dueRun.all(DueEntry.Kind.CUSTOMER_WAIT, clock.instant(), this::chase);
    }

    private void chase(DueEntry entry) {
        var result = orders.change(entry.order(), order -> chase(order, entry.key()));
        if (result instanceof Result.Accepted<Order>(var order) && order.status() != OrderStatus.EXPIRED) {
            var day = JapanTime.dayOf(clock.instant()).toString();
            correspondence.send(order, Letter.of(Letter.Occasion.WAITING, day));
        }
        // Also if a run before this one let it expire and died before it could say so.
        orders.find(entry.order())
                .filter(order -> order.status() == OrderStatus.EXPIRED)
                .ifPresent(aftermath::stopped);
    }

    private Result<OrderChange> chase(Order order, String key) {
        var now = clock.instant();
        var limits = catalogue.sold(order.application().product()).waits();
        var wait =
                Waits.find(order, limits, key).filter(found -> !found.nextAt().isAfter(now));
        if (wait.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        if (!wait.get().expiresAt().isAfter(now)) {
            return Result.accepted(Vetting.end(
                    expired(order, key),
                    OrderStatus.EXPIRED,
                    Actor.SYSTEM,
                    now,
                    Optional.of(wait.get().missing()),
                    Map.of("wait", key)));
        }
        var reminded = reminded(order, key);
        var next = Waits.find(reminded, limits, key).orElseThrow().nextAt();
        return Result.accepted(OrderChange.of(
                        order, reminded, Actor.SYSTEM, "CUSTOMER_REMINDED", Map.of("wait", key), now)
                .withDue(List.of(
                        Vetting.dueAt(next, order, key),
                        jp.kakuin.mail.Postmaster.owed(
                                order.id(),
                                Letter.of(
                                        Letter.Occasion.WAITING,
                                        JapanTime.dayOf(now).toString()),
                                now))));
    }

    private static Order reminded(Order order, String key) {
        return key.equals(Waits.CORRECTION)
                ? order.withCorrection(order.correction().orElseThrow().reminded())
                : order.withCheck(order.check(key).orElseThrow().reminded());
    }

    private static Order expired(Order order, String key) {
        return order.check(key).map(check -> order.withCheck(check.expired())).orElse(order);
    }
}
