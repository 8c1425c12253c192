package jp.kakuin.flow;

import java.util.Optional;
import jp.kakuin.order.OrderId;

/**
 * What wakes the tasks that wait for checks. Kept beside the order, not in it: an order's checks are opened side by side, and would get in each
 * other's way. Tokens never leave the table.
 *
 * <p>Who opens writes the token, then reads the check; who answers writes the answer, then reads the token. Whoever comes second signals.
 */
public interface TaskTokens {

    /** Keeps the token of a check in an attempt; the newest counts. */
    void keep(OrderId order, int attempt, String checkId, String taskToken);

    /** Empty if the check is not open in that attempt yet. A consistent read. */
    Optional<String> find(OrderId order, int attempt, String checkId);
}
