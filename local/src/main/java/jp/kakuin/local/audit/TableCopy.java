package jp.kakuin.local.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Makes one table hold what another holds: a restore to a point in time gives a new table, and the stack keeps its own. */
public final class TableCopy {

    private static final int READ_AT_ONCE = 100;
    private static final int WRITTEN_AT_ONCE = 25;
    private static final List<String> KEY = List.of("pk", "sk");

    private final DynamoDbClient client;

    public TableCopy(DynamoDbClient client) {
        this.client = client;
    }

    /** Takes away what {@code from} does not hold, then writes all that it holds; gives how many items that are. */
    public int run(String from, String to) {
        var stale = new ArrayList<WriteRequest>();
        for (var page : client.scanPaginator(scan -> scan.tableName(to)
                .projectionExpression("pk, sk")
                .consistentRead(true)
                .limit(READ_AT_ONCE))) {
            var held = heldBy(from, page.items());
            page.items().stream()
                    .filter(key -> !held.contains(key))
                    .map(key -> WriteRequest.builder()
                            .deleteRequest(delete -> delete.key(key))
                            .build())
                    .forEach(stale::add);
        }
        write(to, stale);
        int items = 0;
        for (var page : client.scanPaginator(scan -> scan.tableName(from).consistentRead(true))) {
            write(
                    to,
                    page.items().stream()
                            .map(item -> WriteRequest.builder()
                                    .putRequest(put -> put.item(item))
                                    .build())
                            .toList());
            items += page.items().size();
        }
        return items;
    }

    private List<Map<String, AttributeValue>> heldBy(String table, List<Map<String, AttributeValue>> keys) {
        var held = new ArrayList<Map<String, AttributeValue>>();
        var left = keys;
        while (!left.isEmpty()) {
            var wanted = KeysAndAttributes.builder()
                    .keys(left)
                    .projectionExpression("pk, sk")
                    .consistentRead(true)
                    .build();
            var answer = client.batchGetItem(get -> get.requestItems(Map.of(table, wanted)));
            held.addAll(answer.responses().getOrDefault(table, List.of()));
            left = answer.unprocessedKeys().containsKey(table)
                    ? answer.unprocessedKeys().get(table).keys()
                    : List.of();
        }
        return held.stream().map(TableCopy::key).toList();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return KEY.stream().collect(Collectors.toMap(name -> name, item::get));
    }

    private void write(String table, List<WriteRequest> requests) {
        for (int at = 0; at < requests.size(); at += WRITTEN_AT_ONCE) {
            var left = requests.subList(at, Math.min(at + WRITTEN_AT_ONCE, requests.size()));
            while (!left.isEmpty()) {
                var some = left;
                left = client.batchWriteItem(write -> write.requestItems(Map.of(table, some)))
                        .unprocessedItems()
                        .getOrDefault(table, List.of());
            }
        }
    }
}
