package jp.kakuin.aws.table;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.order.Account;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The orders in the table. */
public final class TableOrders implements Orders {

    private static final System.Logger LOG = System.getLogger(TableOrders.class.getName());

    private final Table table;
    private final OrderWrites writes;
    private final Clock clock;
    private final int pageSize;

    public TableOrders(Table table, Clock clock, int pageSize) {
        this.table = table;
        this.writes = new OrderWrites(table);
        this.clock = clock;
        this.pageSize = pageSize;
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return table.get(Keys.order(id), Keys.ORDER).map(OrderItems::order);
    }

    @Override
    public Optional<OrderChange.LinkTarget> link(String linkId) {
        return Optional.of(linkId)
                .filter(Keys::canBeId)
                .flatMap(id -> table.get(Keys.link(id), "LINK"))
                .map(item -> OrderItems.link(linkId, item));
    }

    @Override
    public Result<Order> change(OrderId id, Function<Order, Result<OrderChange>> decide) {
        for (int attempt = 1; attempt <= Contended.ATTEMPTS; attempt++) {
            var decided = find(id).map(decide).orElseGet(() -> Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND)));
            switch (decided) {
                case Result.Refused<OrderChange>(var refusals) -> {
                    return Result.refused(refusals);
                }
                case Result.Accepted<OrderChange>(var change) -> {
                    switch (writes.change(change)) {
                        case WRITTEN -> {
                            return Result.accepted(change.after());
                        }
                        case SAME_PERSON -> {
                            return Result.refused(Refusal.of(OrderCode.SAME_PERSON));
                        }
                        case OVERTAKEN -> Contended.pause(attempt);
                    }
                }
            }
        }
        throw new IllegalStateException("too many rivals");
    }

    @Override
    public IdempotencyRecord create(OrderChange creation, Account account, IdempotencyRecord record) {
        for (int attempt = 1; attempt <= Contended.ATTEMPTS; attempt++) {
            if (writes.create(creation, account, record, clock.instant()) == OrderWrites.Outcome.WRITTEN) {
                return record;
            }
            var earlier = idempotencyRecord(record.keySha256());
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Contended.pause(attempt);
        }
        throw new IllegalStateException("too many rivals");
    }

    @Override
    public Optional<IdempotencyRecord> idempotencyRecord(String keySha256) {
        return table.get(Keys.idempotency(keySha256), "IDEMPOTENCY")
                .flatMap(item -> OrderItems.idempotency(item, clock.instant()));
    }

    @Override
    public Page open(OpenQueue queue, Optional<String> cursor) {
        // The cursor is the last sort key seen: any text is a valid place to go on from.
        // The index holds keys alone: whole orders in it would make each write of an order count twice against one
        // partition.
        var page = table.page(
                QueryRequest.builder()
                        .indexName("gsi1")
                        .keyConditionExpression("gsi1pk = :queue AND gsi1sk > :after")
                        .expressionAttributeValues(Map.of(
                                ":queue", Item.string(OrderItems.queue(queue)),
                                ":after",
                                        Item.string(cursor.filter(text -> !text.isEmpty())
                                                .orElse("0")))),
                pageSize,
                "gsi1sk");
        var orders = page.items().stream()
                .flatMap(item -> readable(Keys.orderOf(item.text(Item.PK)), queue).stream())
                .toList();
        return new Page(orders, page.next());
    }

    /** An order that cannot be read, as after a roll-back, does not keep the others of its queue from being worked on. */
    private Optional<Order> readable(OrderId id, OpenQueue queue) {
        try {
            return find(id).filter(order -> OpenQueue.of(order).equals(Optional.of(queue)));
        } catch (UncheckedIOException | NullPointerException | IllegalArgumentException unreadable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "order {0} cannot be read: {1}",
                    id,
                    unreadable.getClass().getName());
            return Optional.empty();
        }
    }

    @Override
    public List<AuditEntry> audit(OrderId id) {
        return table.under(Keys.order(id), "AUDIT#").map(OrderItems::audit).toList();
    }
}
