package jp.kakuin.aws.table;

import java.util.Optional;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.order.OrderId;

/** The task tokens in the table, beside their order. */
public final class TableTaskTokens implements TaskTokens {

    private static final String TOKEN = "taskToken";

    private final Table table;

    public TableTaskTokens(Table table) {
        this.table = table;
    }

    @Override
    public void keep(OrderId order, int attempt, String checkId, String taskToken) {
        var item = Item.at(Keys.order(order), Keys.token(attempt, checkId)).text(TOKEN, taskToken);
        table.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
    }

    @Override
    public Optional<String> find(OrderId order, int attempt, String checkId) {
        return table.get(Keys.order(order), Keys.token(attempt, checkId)).map(item -> item.text(TOKEN));
    }
}
