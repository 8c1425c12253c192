package jp.kakuin.flow;

import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;

/**
 * What every step of the flow is given.
 *
 * @param attempt fencing number: a step of an older attempt changes nothing
 */
public record StepInput(OrderId orderId, int attempt) {

    /** Whether this attempt may no longer touch the order. */
    public boolean supersededBy(Order order) {
        return order.attempt() != attempt
                || order.status() == OrderStatus.CORRECTION
                || !order.status().open();
    }

    /**
     * What a step that waits for a person is given.
     *
     * @param taskToken wakes the waiting task
     */
    public record Wait(OrderId orderId, int attempt, String checkId, String taskToken) {

        public StepInput step() {
            return new StepInput(orderId, attempt);
        }
    }
}
