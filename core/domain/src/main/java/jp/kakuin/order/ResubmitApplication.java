package jp.kakuin.order;

import java.time.Clock;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.CheckPlan;

/** The customer sends a corrected order back into vetting (SPEC A-4): a new attempt of the flow, which asks only what is open. */
public final class ResubmitApplication {

    private final Orders orders;
    private final Flow flow;
    private final Clock clock;

    public ResubmitApplication(Orders orders, Flow flow, Clock clock) {
        this.orders = orders;
        this.flow = flow;
        this.clock = clock;
    }

    public static ResubmitApplication of(Ports ports) {
        return new ResubmitApplication(ports.orders(), ports.flow(), ports.clock());
    }

    public Result<Order> run(CustomerAccess access) {
        var result = orders.change(access.order(), this::resubmit);
        if (result instanceof Result.Accepted<Order>(var order)) {
            flow.stop(order.id(), order.attempt() - 1, "RESUBMITTED");
            flow.start(order.id(), order.attempt());
        }
        return result;
    }

    private Result<OrderChange> resubmit(Order order) {
        if (order.status() != OrderStatus.CORRECTION) {
            return Result.refused(Refusal.of(OrderCode.NOT_IN_CORRECTION));
        }
        var now = clock.instant();
        var again = order.withChecks(CheckPlan.resumed(order.checks()));
        // All that was wrong was outside the order, such as a CAA record (D-7): nobody has to answer anything again.
        var next = again.openChecks().isEmpty() ? OrderStatus.ISSUING : OrderStatus.VETTING;
        return Result.accepted(OrderChange.of(
                order,
                again.resumed(next, now).nextAttempt(),
                Actor.CUSTOMER,
                "APPLICATION_RESUBMITTED",
                Map.of("attempt", Integer.toString(order.attempt() + 1)),
                now));
    }
}
