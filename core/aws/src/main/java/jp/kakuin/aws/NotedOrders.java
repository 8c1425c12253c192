package jp.kakuin.aws;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.order.Account;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Result;

/** Notes which order an invocation has to do with, so that its line in the log names it, also where only a link led to it. */
public final class NotedOrders implements Orders {

    private final Orders orders;

    public NotedOrders(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<Order> find(OrderId id) {
        var found = orders.find(id);
        found.ifPresent(JournalLine::touches);
        return found;
    }

    @Override
    public Optional<OrderChange.LinkTarget> link(String linkId) {
        var target = orders.link(linkId);
        target.map(OrderChange.LinkTarget::order).ifPresent(JournalLine::touches);
        return target;
    }

    @Override
    public Result<Order> change(OrderId id, Function<Order, Result<OrderChange>> decide) {
        var result = orders.change(id, order -> {
            JournalLine.touches(order);
            return decide.apply(order);
        });
        if (result instanceof Result.Accepted<Order>(var changed)) {
            JournalLine.touches(changed);
        }
        return result;
    }

    @Override
    public IdempotencyRecord create(OrderChange creation, Account account, IdempotencyRecord record) {
        var stands = orders.create(creation, account, record);
        JournalLine.touches(stands.order());
        return stands;
    }

    @Override
    public Optional<IdempotencyRecord> idempotencyRecord(String keySha256) {
        return orders.idempotencyRecord(keySha256);
    }

    @Override
    public Page open(OpenQueue queue, Optional<String> cursor) {
        return orders.open(queue, cursor);
    }

    @Override
    public List<AuditEntry> audit(OrderId id) {
        return orders.audit(id);
    }
}
