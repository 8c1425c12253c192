package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.problem.Reporter;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link ProblemReports} keeps (SPEC X-3). */
public abstract class ProblemReportsContract {

    private static final Instant NOW = SteppingClock.START;
    private static final OrderId ID = SampleOrders.id(7);
    private static final DueEntry ANSWER = new DueEntry(DueEntry.Kind.PROBLEM_REPORT, NOW, ID, "answer");
    private static final DueEntry DECIDE = new DueEntry(DueEntry.Kind.PROBLEM_REPORT, NOW, ID, "decide");
    private static final Reporter NOBODY = Reporter.unknown("ab".repeat(32));

    protected abstract ProblemReports reports();

    protected abstract DueIndex dueIndex();

    protected abstract Unarchived unarchived();

    @Test
    void report_shouldBeFoundWithItsTimerAndItsAuditEntry_whenItIsWritten() {
        var first = change(ID, 1, "first", List.of(ANSWER), List.of());
        var reporter = reporter(1, ID);

        assertThat(reports().find(ID)).isEmpty();
        assertThat(reports().reporter(NOBODY.addressSha256())).isEqualTo(NOBODY);
        assertThat(reports().keep(first, reporter)).isTrue();

        assertThat(reports().find(ID)).contains(first.after());
        assertThat(reports().reporter(NOBODY.addressSha256())).isEqualTo(reporter);
        assertThat(due()).containsExactly(ANSWER);
        assertThat(WaitingRecords.of(unarchived()))
                .containsExactly(new Archived.Entry(first.audit(), OrderStatus.RECEIVED, 1));
    }

    @Test
    void timer_shouldGoWithTheChange_whenTheReportIsAnswered() {
        reports().keep(change(ID, 1, "first", List.of(ANSWER), List.of()), reporter(1, ID));

        assertThat(reports().write(change(ID, 2, "second", List.of(DECIDE), List.of(ANSWER))))
                .isTrue();

        assertThat(due()).containsExactly(DECIDE);
    }

    @Test
    void laterChange_shouldBeRefused_whenAnotherWasFaster() {
        reports().write(change(ID, 1, "first", List.of(), List.of()));
        var second = change(ID, 2, "second", List.of(), List.of());

        assertThat(reports().write(second)).isTrue();
        assertThat(reports().write(second)).isTrue();
        assertThat(reports().write(change(ID, 2, "another", List.of(), List.of())))
                .isFalse();
        assertThat(reports().write(change(ID, 1, "another", List.of(), List.of())))
                .isFalse();

        assertThat(reports().find(ID)).contains(second.after());
    }

    @Test
    void report_shouldNotBeKept_whenItsReporterReportedSomethingElseMeanwhile() {
        var other = SampleOrders.id(8);
        var first = change(ID, 1, "first", List.of(ANSWER), List.of());
        reports().keep(first, reporter(1, ID));

        assertThat(reports().keep(first, reporter(1, ID))).isTrue();
        assertThat(reports().keep(change(other, 1, "other", List.of(), List.of()), reporter(1, other)))
                .isFalse();
        assertThat(reports().find(other)).isEmpty();
        assertThat(reports().keep(change(other, 1, "other", List.of(), List.of()), reporter(2, other)))
                .isTrue();
    }

    private static Reporter reporter(long version, OrderId report) {
        return new Reporter(NOBODY.addressSha256(), version, List.of(new Reporter.Seen(NOW, "cd".repeat(32), report)));
    }

    protected static ProblemReport.Change change(
            OrderId id, long version, String text, List<DueEntry> owed, List<DueEntry> done) {
        var entry = AuditEntry.next(id, version, NOW, "system", "PROBLEM_REPORTED", Map.of(), "");
        var report = new ProblemReport(
                id,
                version,
                NOW,
                "reporter@example.org",
                text,
                "0a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entry.hash());
        return new ProblemReport.Change(report, entry, owed, done);
    }

    private List<DueEntry> due() {
        return IntStream.range(0, dueIndex().shards())
                .boxed()
                .flatMap(shard ->
                        dueIndex().due(DueEntry.Kind.PROBLEM_REPORT, shard, NOW, Optional.empty()).entries().stream())
                .toList();
    }
}
