package jp.kakuin.vetting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.due.DueEntry;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Result;

/**
 * Opens a check that waits for a person: its task token is kept while it waits. If the answer is there already, or a newer attempt has taken
 * over, the step signals itself at once.
 */
public final class OpenCheck {

    private final Orders orders;
    private final Catalogue catalogue;
    private final Flow flow;
    private final Clock clock;

    public OpenCheck(Orders orders, Catalogue catalogue, Flow flow, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.flow = flow;
        this.clock = clock;
    }

    public static OpenCheck of(Ports ports) {
        return new OpenCheck(ports.orders(), ports.catalogue(), ports.flow(), ports.clock());
    }

    /** Whether the check waits now; false if the step signalled itself. */
    public boolean run(StepInput.Wait input) {
        return switch (orders.change(input.orderId(), order -> open(order, input))) {
            case Result.Accepted<Order> opened -> true;
            case Result.Refused<Order>(var refusals) -> {
                var code = refusals.getFirst().code();
                if (code == StepCode.ALREADY_DONE) {
                    yield signalIfPassed(input);
                }
                flow.signal(input.taskToken(), Flow.Signal.SUPERSEDED);
                yield false;
            }
        };
    }

    private Result<OrderChange> open(Order order, StepInput.Wait input) {
        var found = order.check(input.checkId());
        if (input.step().supersededBy(order) || found.isEmpty()) {
            return Result.refused(jp.kakuin.refusal.Refusal.of(StepCode.SUPERSEDED));
        }
        var check = found.get();
        var waitsAlready = check.isWaiting()
                && check.waiting()
                        .filter(w -> w.taskToken().equals(input.taskToken()))
                        .isPresent();
        if (check.passed() || waitsAlready) {
            return Result.refused(jp.kakuin.refusal.Refusal.of(StepCode.ALREADY_DONE));
        }
        var now = clock.instant();
        var opened = check.opened(input.attempt(), input.taskToken(), now);
        var status = check.kind() == CheckKind.FINAL_REVIEW ? OrderStatus.REVIEW : order.status();
        var change = OrderChange.of(
                order,
                order.withCheck(opened).withStatus(status, now),
                Actor.SYSTEM,
                "CHECK_OPENED",
                Map.of("check", check.id(), "attempt", Integer.toString(input.attempt())),
                now);
        return Result.accepted(change.withDue(reminderOf(order, check, now)));
    }

    private List<DueEntry> reminderOf(Order order, Check check, Instant now) {
        var due = new ArrayList<DueEntry>();
        if (check.kind().answeredBy() != CheckKind.Party.STAFF
                && check.waiting().isEmpty()) {
            var limits = catalogue
                    .product(order.application().product())
                    .orElseThrow()
                    .waits();
            due.add(Vetting.dueAt(Waits.firstReminder(now, limits), order, check.id()));
        }
        return due;
    }

    private boolean signalIfPassed(StepInput.Wait input) {
        var passed = orders.find(input.orderId())
                .flatMap(order -> order.check(input.checkId()))
                .filter(Check::passed)
                .isPresent();
        if (passed) {
            flow.signal(input.taskToken(), Flow.Signal.PASSED);
        }
        return !passed;
    }
}
