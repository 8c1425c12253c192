package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.aws.json.Json;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What is not archived yet, in partitions of its own: each item holds all that the archive gets, so that the function that archives needs to
 * read no order.
 */
public final class TableUnarchived implements Unarchived {

    /** The table takes so many in one batch. */
    private static final int DELETED_AT_ONCE = 25;

    private final Table table;

    public TableUnarchived(Table table) {
        this.table = table;
    }

    /** Part of the transaction in which it happens. */
    static TransactWriteItem adding(Table table, Archived what, Instant at) {
        var partition = Keys.unarchived(ArchiveBatch.shardOf(what.order()));
        var place = Moments.sortable(at) + "#" + what.hash();
        return table.putAnyway(
                Item.at(partition, place).text("at", at.toString()).text("data", Json.write(what)));
    }

    @Override
    public List<Waiting> oldest(int shard, int limit) {
        var answer = table.client()
                .query(query -> query.tableName(table.name())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Item.string(Keys.unarchived(shard))))
                        .limit(limit));
        return answer.items().stream()
                .flatMap(attributes -> Item.read(attributes).stream())
                .map(TableUnarchived::waiting)
                .toList();
    }

    private static Waiting waiting(Item item) {
        return new Waiting(
                item.text(Item.SK), Instant.parse(item.text("at")), Json.read(item.text("data"), Archived.class));
    }

    @Override
    public void done(int shard, List<Waiting> archived) {
        for (int from = 0; from < archived.size(); from += DELETED_AT_ONCE) {
            delete(archived.subList(from, Math.min(from + DELETED_AT_ONCE, archived.size())).stream()
                    .map(each -> deletion(Keys.unarchived(shard), each.key()))
                    .toList());
        }
    }

    private void delete(List<WriteRequest> deletions) {
        var left = new ArrayList<>(deletions);
        for (int attempt = 1; !left.isEmpty() && attempt <= Contended.ATTEMPTS; attempt++) {
            var answer = table.client().batchWriteItem(write -> write.requestItems(Map.of(table.name(), left)));
            var refused = answer.unprocessedItems().getOrDefault(table.name(), List.of());
            left.clear();
            left.addAll(refused);
            if (!left.isEmpty()) {
                Contended.pause(attempt);
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("the table takes no deletions");
        }
    }

    private static WriteRequest deletion(String pk, String sk) {
        return WriteRequest.builder()
                .deleteRequest(DeleteRequest.builder().key(Table.key(pk, sk)).build())
                .build();
    }
}
