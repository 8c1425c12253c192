package jp.kakuin.aws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The logs' timestamps, beside the order in the table. */
public final class TableTimestampLedger implements TimestampLedger {

    private static final String DATA = "timestamp";

    private final Table table;

    public TableTimestampLedger(Table table) {
        this.table = table;
    }

    @Override
    public List<byte[]> timestamps(OrderId order, int issueAttempt) {
        return table.under(Keys.order(order), sort(issueAttempt, ""))
                .map(item -> item.bytes(DATA).orElseThrow())
                .toList();
    }

    @Override
    public void keep(OrderId order, int issueAttempt, Map<String, byte[]> byLog) {
        var actions = new ArrayList<TransactWriteItem>();
        byLog.forEach((log, timestamp) -> actions.add(table.putAnyway(
                Item.at(Keys.order(order), sort(issueAttempt, log)).bytes(DATA, timestamp))));
        actions.add(TableSignatureLedger.notVoided(table, order, issueAttempt));
        Contended.retried(() -> table.transact(actions));
    }

    private static String sort(int issueAttempt, String log) {
        return String.format("TIMESTAMP#%06d#%s", issueAttempt, log);
    }
}
