package jp.kakuin.aws.table;

import java.time.Instant;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;

/** How orders and what belongs to them look in the table. What a condition or the index asks for stands beside the data. */
final class OrderItems {

    private static final String DATA = "data";

    private OrderItems() {}

    static Item order(Order order) {
        var item = Item.at(Keys.order(order.id()), Keys.ORDER)
                .number("version", order.version())
                .number("attempt", order.attempt())
                .text("status", order.status().name())
                .texts("checkedBy", order.checkedBy())
                .text(DATA, Json.write(order));
        Orders.OpenQueue.of(order)
                .ifPresent(queue -> item.text("gsi1pk", queue(queue)).text("gsi1sk", sortKey(order)));
        return item;
    }

    static Order order(Item item) {
        return Json.read(item.text(DATA), Order.class);
    }

    static String queue(Orders.OpenQueue queue) {
        return switch (queue) {
            case FOR_STAFF -> "OPEN#STAFF";
            case OTHERS -> "OPEN#OTHER";
        };
    }

    /** Longest waiting first. */
    static String sortKey(Order order) {
        return Moments.sortable(order.statusSince()) + "#" + order.id();
    }

    /** @param writer tells this write from another that would say the same */
    static Item audit(AuditEntry entry, String writer) {
        return Item.at(Keys.order(entry.order()), Keys.audit(entry.sequence()))
                .text("writer", writer)
                .text(DATA, Json.write(entry));
    }

    static AuditEntry audit(Item item) {
        return Json.read(item.text(DATA), AuditEntry.class);
    }

    static Item link(OrderChange.LinkTarget target) {
        return Item.at(Keys.link(target.linkId()), "LINK")
                .text("order", target.order().value())
                .text("check", target.checkId());
    }

    static OrderChange.LinkTarget link(String linkId, Item item) {
        return new OrderChange.LinkTarget(linkId, new OrderId(item.text("order")), item.text("check"));
    }

    static Item idempotency(IdempotencyRecord record) {
        return Item.at(Keys.idempotency(record.keySha256()), "IDEMPOTENCY")
                .number("expiresAt", Moments.timeToLive(record.expiresAt()))
                .text(DATA, Json.write(record));
    }

    /** An expired record counts as none, whether or not the table has erased it yet. */
    static java.util.Optional<IdempotencyRecord> idempotency(Item item, Instant now) {
        return java.util.Optional.of(Json.read(item.text(DATA), IdempotencyRecord.class))
                .filter(record -> record.expiresAt().isAfter(now));
    }

    static Item contractCode(Order order) {
        return Item.at(Keys.contract(order.contractCode()), "CONTRACT")
                .text("order", order.id().value());
    }
}
