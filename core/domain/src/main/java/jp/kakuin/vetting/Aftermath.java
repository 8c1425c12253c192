package jp.kakuin.vetting;

import java.util.function.BooleanSupplier;
import jp.kakuin.Ports;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Result;

/**
 * What follows once an answer is recorded: the waiting flow is told, or stopped if the order went back or ended, and the customer gets a mail.
 * Everything here may be repeated.
 */
public final class Aftermath {

    private final Orders orders;
    private final TaskTokens tokens;
    private final Flow flow;
    private final Correspondence correspondence;

    public Aftermath(Orders orders, TaskTokens tokens, Flow flow, Correspondence correspondence) {
        this.orders = orders;
        this.tokens = tokens;
        this.flow = flow;
        this.correspondence = correspondence;
    }

    public static Aftermath of(Ports ports) {
        return new Aftermath(ports.orders(), ports.taskTokens(), ports.flow(), Correspondence.of(ports));
    }

    /**
     * Follows up a change of a check.
     *
     * @param repeated whether a refusal only means that the very same answer is recorded already
     */
    Result<Order> of(Result<Order> result, OrderId id, String checkId, BooleanSupplier repeated) {
        if (result instanceof Result.Accepted<Order>(var order)) {
            followUp(order, checkId);
            return result;
        }
        if (repeated.getAsBoolean()) {
            var order = orders.find(id).orElseThrow();
            followUp(order, checkId);
            return Result.accepted(order);
        }
        return result;
    }

    /** Tells the flow of a passed check; stops it if the order went back to its customer. */
    void followUp(Order order, String checkId) {
        if (order.status() == OrderStatus.CORRECTION) {
            stopped(order);
            return;
        }
        order.check(checkId)
                .filter(Check::passed)
                .flatMap(check -> tokens.find(order.id(), order.attempt(), check.id()))
                .ifPresent(token -> flow.signal(token, Flow.Signal.PASSED));
    }

    /** Stops the flow of an order that went back or ended, and mails the customer. */
    public void stopped(Order order) {
        flow.stop(order.id(), order.attempt(), order.status().name());
        mail(order);
    }

    /** Mails the customer about an order that went back or ended. */
    public void mail(Order order) {
        var letter = order.status() == OrderStatus.CORRECTION
                ? Vetting.correctionLetter(order)
                : Letter.of(Letter.Occasion.ENDED);
        correspondence.sendOrOwe(order, letter);
    }
}
