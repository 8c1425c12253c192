package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.due.DueIndex;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.order.OrderId;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.testkit.contract.ProblemReportsContract;
import jp.kakuin.vetting.Actor;
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

    /** SPEC M-8: its reporter's address would be kept for ever, or be gone before the report is decided. */
    @Test
    void address_shouldBeErased_threeYearsAfterTheReportWasDecided() {
        var id = SampleOrders.id(7);
        var received = change(id, 1, "text", List.of(), List.of());
        reports().write(received);
        assertThat(erased(id, "REPORT")).isEmpty();

        reports().write(closed(received.after()));
        var claim = new MailClaim(
                id,
                "problem-received",
                "ProblemReceived",
                "reporter@example.org",
                "<1@example.jp>",
                MailClaim.State.CLAIMED,
                SteppingClock.START,
                1);
        new TableMailClaims(table, new SteppingClock()).claim(claim, SteppingClock.START);

        var third = SteppingClock.START.atOffset(ZoneOffset.UTC).plusYears(3).toEpochSecond() + 1;
        assertThat(erased(id, "REPORT")).contains(third);
        assertThat(erased(id, Keys.mail("problem-received"))).contains(third);
    }

    private Optional<Long> erased(OrderId id, String sort) {
        return table.get(Keys.order(id), sort)
                .filter(item -> item.attributes().containsKey("expiresAt"))
                .map(item -> item.number("expiresAt"));
    }

    private static ProblemReport.Change closed(ProblemReport report) {
        var how = new ProblemReport.Closed(
                SteppingClock.START, Actor.staff("suzuki"), ProblemReport.Decision.NO_REPORT, Optional.empty(), "note");
        var entry =
                AuditEntry.next(report.id(), 2, SteppingClock.START, "staff:suzuki", "PROBLEM_DECIDED", Map.of(), "");
        var after = new ProblemReport(
                report.id(),
                2,
                report.receivedAt(),
                report.email(),
                report.text(),
                report.certificate(),
                report.order(),
                report.preliminary(),
                Optional.of(how),
                entry.hash());
        return new ProblemReport.Change(after, entry, List.of(), List.of());
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
