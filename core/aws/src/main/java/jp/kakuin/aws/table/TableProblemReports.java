package jp.kakuin.aws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakuin.audit.Archived;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.problem.Reporter;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The problem reports in the table, each in a partition as an order has, with its audit chain and its mails. */
public final class TableProblemReports implements ProblemReports {

    private static final String REPORT = "REPORT";
    private static final String REPORTER = "REPORTER";

    private final Table table;

    public TableProblemReports(Table table) {
        this.table = table;
    }

    @Override
    public Optional<ProblemReport> find(OrderId id) {
        return table.get(Keys.order(id), REPORT).map(item -> Json.read(item.text("data"), ProblemReport.class));
    }

    @Override
    public Reporter reporter(String addressSha256) {
        return table.get(Keys.reporter(addressSha256), REPORTER)
                .map(item -> Json.read(item.text("data"), Reporter.class))
                .orElseGet(() -> Reporter.unknown(addressSha256));
    }

    @Override
    public boolean keep(ProblemReport.Change received, Reporter reporter) {
        var item = Item.at(Keys.reporter(reporter.addressSha256()), REPORTER)
                .number("version", reporter.version())
                .number("expiresAt", Moments.timeToLive(reporter.expiresAt()))
                .text("data", Json.write(reporter));
        var actions = actions(received);
        actions.add(next(item, reporter.version()));
        return written(received, actions);
    }

    @Override
    public boolean write(ProblemReport.Change change) {
        return written(change, actions(change));
    }

    private List<TransactWriteItem> actions(ProblemReport.Change change) {
        var report = change.after();
        var item = Item.at(Keys.order(report.id()), REPORT)
                .number("version", report.version())
                .text("data", Json.write(report));
        report.keptUntil().ifPresent(until -> item.number("expiresAt", Moments.timeToLive(until)));
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(next(item, report.version()));
        actions.add(
                table.putNew(OrderItems.audit(change.audit(), UUID.randomUUID().toString())));
        // The archive knows a status and an attempt of every chain; a report's are an order's first.
        actions.add(TableUnarchived.adding(
                table,
                new Archived.Entry(change.audit(), OrderStatus.RECEIVED, 1),
                change.audit().at()));
        change.owed().forEach(entry -> actions.add(TableDueIndex.adding(table, entry)));
        change.done().forEach(entry -> actions.add(TableDueIndex.removing(table, entry)));
        return actions;
    }

    private TransactWriteItem next(Item item, long version) {
        return version == 1
                ? table.putNew(item)
                : table.put(item, "version = :before", Map.of(":before", Item.num(version - 1)));
    }

    private boolean written(ProblemReport.Change change, List<TransactWriteItem> actions) {
        return Contended.retried(() -> table.transact(actions)).isEmpty()
                // What stands may be this very change, if the answer to the first try was lost.
                || find(change.after().id()).filter(change.after()::equals).isPresent();
    }
}
