package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The due index in the table: one partition for each kind and shard, sorted by moment. */
public final class TableDueIndex implements DueIndex {

    static final int SHARDS = 16;

    private final Table table;
    private final int pageSize;

    public TableDueIndex(Table table, int pageSize) {
        this.table = table;
        this.pageSize = pageSize;
    }

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public Page due(DueEntry.Kind kind, int shard, Instant now, Optional<String> cursor) {
        var page = table.page(
                QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":pk", Item.string(Keys.due(kind, shard)),
                                ":from", Item.string(after(cursor)),
                                ":to", Item.string(Moments.sortable(now) + "$"))),
                pageSize,
                Item.SK);
        var entries = page.items().stream()
                .map(item -> entry(kind, item))
                .filter(entry -> !entry.at().isAfter(now))
                .toList();
        return new Page(entries, page.next());
    }

    @Override
    public void add(DueEntry entry) {
        table.client()
                .putItem(put -> put.tableName(table.name()).item(item(entry).attributes()));
    }

    @Override
    public void done(DueEntry entry) {
        table.client()
                .deleteItem(
                        delete -> delete.tableName(table.name()).key(Table.key(partition(entry), Keys.dueSort(entry))));
    }

    static TransactWriteItem adding(Table table, DueEntry entry) {
        return table.putAnyway(item(entry));
    }

    static TransactWriteItem removing(Table table, DueEntry entry) {
        return table.delete(partition(entry), Keys.dueSort(entry));
    }

    private static Item item(DueEntry entry) {
        return Item.at(partition(entry), Keys.dueSort(entry))
                .text("at", entry.at().toString())
                .text("order", entry.order().value())
                .text("key", entry.key());
    }

    private static DueEntry entry(DueEntry.Kind kind, Item item) {
        return new DueEntry(kind, Instant.parse(item.text("at")), new OrderId(item.text("order")), item.text("key"));
    }

    // Spread by the order's number, whose characters are random.
    private static String partition(DueEntry entry) {
        return Keys.due(entry.kind(), Math.floorMod(entry.order().value().hashCode(), SHARDS));
    }

    // The smallest key that is greater than the last one seen.
    private static String after(Optional<String> cursor) {
        return cursor.map(last -> last + "\u0001").orElse("0");
    }
}
