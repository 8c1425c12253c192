package jp.kakuin.aws.table;

import java.util.List;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.recovery.RestoredChains;

/** Entries that are put back beside their orders. */
public final class TableRestoredChains implements RestoredChains {

    private static final String WRITER = "restored";

    private final Table table;

    public TableRestoredChains(Table table) {
        this.table = table;
    }

    @Override
    public void keep(List<AuditEntry> entries) {
        for (var entry : entries) {
            Contended.retried(() -> table.transact(List.of(table.putNew(OrderItems.audit(entry, WRITER)))));
        }
    }
}
