package jp.kakuin.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.Archived;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.problem.Reporter;

/** Problem reports in memory, with the conditions of the real table. */
public final class InMemoryProblemReports implements ProblemReports {

    private final Map<OrderId, ProblemReport> reports = new HashMap<>();
    private final Map<String, Reporter> reporters = new HashMap<>();
    private final DueIndex dueIndex;
    private final InMemoryUnarchived unarchived;

    public InMemoryProblemReports(DueIndex dueIndex, InMemoryUnarchived unarchived) {
        this.dueIndex = dueIndex;
        this.unarchived = unarchived;
    }

    @Override
    public synchronized Optional<ProblemReport> find(OrderId id) {
        return Optional.ofNullable(reports.get(id));
    }

    @Override
    public synchronized Reporter reporter(String addressSha256) {
        return reporters.getOrDefault(addressSha256, Reporter.unknown(addressSha256));
    }

    @Override
    public synchronized boolean keep(ProblemReport.Change received, Reporter reporter) {
        if (reporter(reporter.addressSha256()).version() != reporter.version() - 1) {
            return stands(received);
        }
        reporters.put(reporter.addressSha256(), reporter);
        return write(received);
    }

    @Override
    public synchronized boolean write(ProblemReport.Change change) {
        var report = change.after();
        var before = find(report.id()).map(ProblemReport::version).orElse(0L);
        if (before != report.version() - 1) {
            return stands(change);
        }
        reports.put(report.id(), report);
        unarchived.add(new Archived.Entry(change.audit(), OrderStatus.RECEIVED, 1));
        change.owed().forEach(dueIndex::add);
        change.done().forEach(dueIndex::done);
        return true;
    }

    private boolean stands(ProblemReport.Change change) {
        return find(change.after().id()).filter(change.after()::equals).isPresent();
    }
}
