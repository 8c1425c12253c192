package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.due.DueIndex;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.testkit.contract.ProblemReportsContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Problem reports over a real DynamoDB API, in the partitions that orders have too. */
@Tag("every-emulator")
class TableProblemReportsTest extends ProblemReportsContract {

    private final Table table = TestTable.make();

    @Override
    protected ProblemReports reports() {
        return new TableProblemReports(table);
    }

    @Override
    protected DueIndex dueIndex() {
        return new TableDueIndex(table, 3);
    }

    @Override
    protected Unarchived unarchived() {
        return new TableUnarchived(table);
    }

    /** An order's audit chain would be broken for ever. */
    @Test
    void auditEntryOfAnOrder_shouldStand_whenAReportGetsItsNumber() {
        var id = SampleOrders.id(9);
        var entry = AuditEntry.next(id, 1, SteppingClock.START, "customer", "ORDER_RECEIVED", Map.of(), "");
        table.transact(List.of(table.putNew(OrderItems.audit(entry, "writer"))));

        assertThat(reports().write(change(id, 1, "text", List.of(), List.of()))).isFalse();

        assertThat(table.get(Keys.order(id), Keys.audit(1)).map(OrderItems::audit))
                .contains(entry);
    }
}
