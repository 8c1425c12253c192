package jp.kakuin.flow;

import java.time.Clock;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/**
 * An operator replays a failed step: the execution is redriven where that is possible, else the next attempt starts, which skips what is done
 * (SPEC S-4).
 */
public final class ReplayOrder {

    private final Orders orders;
    private final Flow flow;
    private final Clock clock;

    public ReplayOrder(Orders orders, Flow flow, Clock clock) {
        this.orders = orders;
        this.flow = flow;
        this.clock = clock;
    }

    public static ReplayOrder of(Ports ports) {
        return new ReplayOrder(ports.orders(), ports.flow(), ports.clock());
    }

    /** How the order goes on. */
    public enum Means {
        REDRIVEN,
        RESTARTED
    }

    /** @param attempt the attempt that runs now */
    public record Answer(Means means, int attempt) {}

    public Result<Answer> run(Staff staff, OrderId id) {
        var found = orders.find(id);
        if (found.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
        }
        var order = found.get();
        if (order.status() == OrderStatus.CORRECTION || !order.status().open()) {
            return Result.refused(Refusal.of(OrderCode.NOTHING_TO_REPLAY));
        }
        return switch (flow.describe(id, order.attempt()).status()) {
            case RUNNING -> Result.refused(Refusal.of(OrderCode.NOTHING_TO_REPLAY));
            case NONE -> {
                flow.start(id, order.attempt());
                yield Result.accepted(new Answer(Means.RESTARTED, order.attempt()));
            }
            case SUCCEEDED -> restart(order, Actor.staff(staff.subject()));
            case FAILED, TIMED_OUT, ABORTED -> {
                var by = Actor.staff(staff.subject());
                yield asked(order, by)
                        .then(open -> flow.redrive(id, open.attempt())
                                ? Result.accepted(new Answer(Means.REDRIVEN, open.attempt()))
                                : restart(open, by));
            }
        };
    }

    // A redriven execution changes nothing of the order by itself: who ordered it has to stand in the order's story all
    // the same.
    private Result<Order> asked(Order seen, Actor by) {
        var facts = Map.of("attempt", Integer.toString(seen.attempt()));
        return orders.change(
                seen.id(),
                order -> goesOn(order, seen)
                        ? Result.accepted(OrderChange.of(order, order, by, "REPLAY_ASKED", facts, clock.instant()))
                        : Result.refused(Refusal.of(OrderCode.CHANGED_MEANWHILE)));
    }

    private static boolean goesOn(Order order, Order seen) {
        return order.attempt() == seen.attempt() && order.status().open() && order.status() != OrderStatus.CORRECTION;
    }

    private Result<Answer> restart(Order seen, Actor by) {
        return restart(orders, flow, seen, by, clock.instant())
                .map(order -> new Answer(Means.RESTARTED, order.attempt()));
    }

    /** Starts the next attempt, unless somebody else has done so since {@code seen}. */
    static Result<Order> restart(Orders orders, Flow flow, Order seen, Actor by, java.time.Instant now) {
        var result = orders.change(
                seen.id(),
                order -> goesOn(order, seen)
                        ? Result.accepted(OrderChange.of(
                                order,
                                order.nextAttempt(),
                                by,
                                "FLOW_RESTARTED",
                                Map.of("attempt", Integer.toString(order.attempt() + 1)),
                                now))
                        : Result.refused(Refusal.of(OrderCode.CHANGED_MEANWHILE)));
        if (result instanceof Result.Accepted<Order>(var restarted)) {
            flow.start(restarted.id(), restarted.attempt());
        }
        return result;
    }
}
