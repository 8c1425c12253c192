package jp.kakuin.aws.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.aws.json.Json;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.highrisk.HighRiskList;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The high-risk list: one partition for each kind of entry, its key the sort key. */
public final class TableHighRiskList implements HighRiskList {

    private static final String DATA = "data";

    private final Table table;
    private final int pageSize;

    public TableHighRiskList(Table table, int pageSize) {
        this.table = table;
        this.pageSize = pageSize;
    }

    @Override
    public Optional<HighRiskEntry> find(HighRiskEntry.Kind kind, String key) {
        return table.get(Keys.highRisk(kind), key).map(TableHighRiskList::entry);
    }

    @Override
    public Page page(HighRiskEntry.Kind kind, Optional<String> cursor) {
        // The cursor is the last sort key seen: any text is a valid place to go on from.
        var page = table.page(
                QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :kind AND sk > :after")
                        .expressionAttributeValues(Map.of(
                                ":kind",
                                Item.string(Keys.highRisk(kind)),
                                ":after",
                                Item.string(
                                        cursor.filter(text -> !text.isEmpty()).orElse(" ")))),
                pageSize,
                Item.SK);
        return new Page(page.items().stream().map(TableHighRiskList::entry).toList(), page.next());
    }

    @Override
    public boolean replace(Optional<HighRiskEntry> before, HighRiskEntry after) {
        var item = Item.at(Keys.highRisk(after.kind()), after.key()).text(DATA, Json.write(after));
        var put = before.map(read -> table.put(
                        item, "#data = :read", Map.of("#data", DATA), Map.of(":read", Item.string(Json.write(read)))))
                .orElseGet(() -> table.putNew(item));
        return Contended.retried(() -> table.transact(List.of(put))).isEmpty();
    }

    private static HighRiskEntry entry(Item item) {
        return Json.read(item.text(DATA), HighRiskEntry.class);
    }
}
