package jp.kakuin.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;

/**
 * Brings orders and their flow together again: starts executions that were lost, stops those of orders that went back, and repeats signals
 * that did not arrive. A flow that failed lately waits for an operator, so that a poison order does not loop.
 */
public final class ReconcileOrders {

    private static final System.Logger LOG = System.getLogger(ReconcileOrders.class.getName());

    /** A failed execution can be redriven for 14 days; after that only a new attempt helps. */
    private static final Duration REDRIVABLE = Duration.ofDays(14);

    private static final Duration SIGNALS_REPEATED_FOR = Duration.ofHours(1);

    private final Orders orders;
    private final TaskTokens tokens;
    private final Flow flow;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final Clock clock;

    public ReconcileOrders(
            Orders orders, TaskTokens tokens, Flow flow, Catalogue catalogue, BusinessCalendar calendar, Clock clock) {
        this.orders = orders;
        this.tokens = tokens;
        this.flow = flow;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    public static ReconcileOrders of(Ports ports) {
        return new ReconcileOrders(
                ports.orders(), ports.taskTokens(), ports.flow(), ports.catalogue(), ports.calendar(), ports.clock());
    }

    /**
     * @param looked open orders looked at
     * @param restarted flows started
     * @param failed orders whose trouble did not keep the others from being looked at
     * @param waiting what the open orders wait for, see {@link WaitingWork#figures}
     */
    public record Answer(int looked, int restarted, int failed, Map<String, Integer> waiting) {}

    public Answer run() {
        int looked = 0;
        int restarted = 0;
        int failed = 0;
        var waiting = new WaitingWork(catalogue, calendar, clock);
        for (var queue : Orders.OpenQueue.values()) {
            Optional<String> cursor = Optional.empty();
            do {
                var page = orders.open(queue, cursor);
                for (var order : page.orders()) {
                    looked++;
                    try {
                        var execution = flow.describe(order.id(), order.attempt());
                        restarted += reconcile(order, execution) ? 1 : 0;
                        waiting.count(order, execution.status());
                    } catch (RuntimeException trouble) {
                        LOG.log(
                                System.Logger.Level.ERROR,
                                "order {0} not reconciled: {1}",
                                order.id(),
                                trouble.getClass().getName());
                        failed++;
                    }
                }
                cursor = page.next();
            } while (cursor.isPresent());
        }
        return new Answer(looked, restarted, failed, waiting.figures());
    }

    private boolean reconcile(Order order, Flow.Execution execution) {
        if (order.status() == OrderStatus.CORRECTION) {
            if (execution.status() == Flow.Status.RUNNING) {
                flow.stop(order.id(), order.attempt(), order.status().name());
            }
            return false;
        }
        return switch (execution.status()) {
            case RUNNING -> {
                repeatSignals(order);
                yield false;
            }
            case SUCCEEDED -> false;
            case NONE -> {
                // Who began this attempt died before it was started, and perhaps before the one before was stopped.
                if (order.attempt() > 1) {
                    flow.stop(order.id(), order.attempt() - 1, "SUPERSEDED");
                }
                flow.start(order.id(), order.attempt());
                yield true;
            }
            case ABORTED, TIMED_OUT -> restart(order);
            case FAILED -> longAgo(execution) && restart(order);
        };
    }

    private boolean longAgo(Flow.Execution execution) {
        return execution.stoppedAt() != null
                && execution.stoppedAt().plus(REDRIVABLE).isBefore(clock.instant());
    }

    private boolean restart(Order order) {
        return ReplayOrder.restart(orders, flow, order, Actor.SYSTEM, clock.instant())
                instanceof jp.kakuin.refusal.Result.Accepted<Order>;
    }

    // Answers of the last hour, and all of them once nobody is waited for: then a signal may have been lost long ago.
    private void repeatSignals(Order order) {
        var nobodyWaits = order.checks().stream().noneMatch(Check::isWaiting);
        var since = nobodyWaits ? Instant.MIN : clock.instant().minus(SIGNALS_REPEATED_FOR);
        order.checks().stream()
                .filter(Check::passed)
                .filter(check -> check.decision()
                        .filter(made -> made.at().isAfter(since))
                        .isPresent())
                .flatMap(check -> tokens.find(order.id(), order.attempt(), check.id()).stream())
                .forEach(token -> flow.signal(token, Flow.Signal.PASSED));
    }
}
