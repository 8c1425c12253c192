package jp.kakuin.order;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;

/** The orders, kept. Reads are consistent; each change is one transaction. */
public interface Orders {

    Optional<Order> find(OrderId id);

    /** The order and check that a link leads to. */
    Optional<OrderChange.LinkTarget> link(String linkId);

    /**
     * Changes an order by {@code decide}, which is asked again with the newer order whenever somebody else was faster, and must have no
     * effects of its own.
     *
     * @return the order after the change, the refusals of {@code decide}, or {@link OrderCode#SAME_PERSON} if the change's
     *     {@code notCheckedBy} spoke; {@link OrderCode#ORDER_NOT_FOUND} if there is no such order
     */
    Result<Order> change(OrderId id, Function<Order, Result<OrderChange>> decide);

    /**
     * Writes a new order, its account and its idempotency record in one transaction.
     *
     * @return what stands under the idempotency key afterwards: the given record, or an earlier one whose order stands already
     */
    IdempotencyRecord create(OrderChange creation, Account account, IdempotencyRecord record);

    Optional<IdempotencyRecord> idempotencyRecord(String keySha256);

    /** Open orders, longest waiting first. */
    Page open(OpenQueue queue, Optional<String> cursor);

    /** The order's audit chain from its first entry. */
    List<AuditEntry> audit(OrderId id);

    /** Which open orders to list. */
    enum OpenQueue {
        /** Orders in which at least one check waits for staff, who also accept the customer's papers. */
        FOR_STAFF,
        /** All other open orders. */
        OTHERS;

        /** The queue in which an order stands; empty once it is no longer open. */
        public static Optional<OpenQueue> of(Order order) {
            if (!order.status().open()) {
                return Optional.empty();
            }
            var waitsForStaff = order.checks().stream()
                    .filter(Check::isWaiting)
                    .anyMatch(check ->
                            check.kind().answeredBy() == CheckKind.Party.STAFF || check.kind() == CheckKind.DOCUMENTS);
            return Optional.of(waitsForStaff ? FOR_STAFF : OTHERS);
        }
    }

    /** @param next cursor of the next page; empty if this is the last */
    record Page(List<Order> orders, Optional<String> next) {}
}
