package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/**
 * Lets a task wait for the answer to a check: keeps its token, and opens the check if it is not open. If the answer is there already, or a
 * newer attempt has taken over, the step signals itself at once.
 */
public final class OpenCheck {

    private final Orders orders;
    private final TaskTokens tokens;
    private final Catalogue catalogue;
    private final Flow flow;
    private final Clock clock;

    public OpenCheck(Orders orders, TaskTokens tokens, Catalogue catalogue, Flow flow, Clock clock) {
        this.orders = orders;
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.flow = flow;
        this.clock = clock;
    }

    public static OpenCheck of(Ports ports) {
        return new OpenCheck(ports.orders(), ports.taskTokens(), ports.catalogue(), ports.flow(), ports.clock());
    }

    /** Whether the check waits now; false if the step signalled itself. */
    public boolean run(StepInput.Wait input) {
        tokens.keep(input.orderId(), input.attempt(), input.checkId(), input.taskToken());
        return switch (orders.change(input.orderId(), order -> open(order, input))) {
            case Result.Accepted<Order> opened -> true;
            case Result.Refused<Order>(var refusals) ->
                waitsAfter(refusals.getFirst().code(), input);
        };
    }

    private boolean waitsAfter(Code why, StepInput.Wait input) {
        if (why == StepCode.ALREADY_WAITING) {
            return true;
        }
        flow.signal(input.taskToken(), why == StepCode.ALREADY_DONE ? Flow.Signal.PASSED : Flow.Signal.SUPERSEDED);
        return false;
    }

    private Result<OrderChange> open(Order order, StepInput.Wait input) {
        var found = order.check(input.checkId());
        if (input.step().supersededBy(order) || found.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.SUPERSEDED));
        }
        return switch (found.get().state()) {
            case PASSED -> Result.refused(Refusal.of(StepCode.ALREADY_DONE));
            case WAITING, FAILED, EXPIRED -> Result.refused(Refusal.of(StepCode.ALREADY_WAITING));
            case PENDING -> {
                var limits = catalogue.sold(order.application().product()).waits();
                yield Result.accepted(
                        Vetting.open(order, List.of(found.get()), input.attempt(), clock.instant(), limits));
            }
        };
    }
}
