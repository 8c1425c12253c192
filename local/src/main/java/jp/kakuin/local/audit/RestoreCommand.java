package jp.kakuin.local.audit;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.aws.flow.StepFunctionsFlow;
import jp.kakuin.aws.table.Table;
import jp.kakuin.aws.table.TableMailClaims;
import jp.kakuin.aws.table.TableOrders;
import jp.kakuin.aws.table.TableRestoredChains;
import jp.kakuin.aws.table.TableSignatureLedger;
import jp.kakuin.aws.table.TableUnarchived;
import jp.kakuin.recovery.BringForward;

/** {@code ./kakuin audit restore}: with the credentials of whoever runs it, for no function has rights over all of this. */
public final class RestoreCommand {

    /** Something does not fit: an operator has to look before any flow starts. */
    public static final int CONFLICTS = 2;

    private static final int ORDERS_PER_PAGE = 100;

    private final AuditPlace place;
    private final PrintStream out;

    public RestoreCommand(AuditPlace place, PrintStream out) {
        this.place = place;
        this.out = out;
    }

    /**
     * @param since the moment that the table was restored to
     * @param from the table that the restore made, if the stack's own is to hold what it holds
     */
    public int run(Instant since, Optional<String> from) {
        var name = place.outputs().get("TableName");
        from.ifPresent(restored -> out.println(new TableCopy(place.dynamoDb()).run(restored, name) + " items of "
                + restored + " are in " + name + "."));
        var report =
                bringForward(new Table(place.dynamoDb(), name)).run(AuditBucket.in(place.s3(), place.bucket()), since);
        out.println(report.signatures() + " records of the signature ledger and " + report.mails()
                + " mail claims are there again.");
        list("Gone on since, now as they were then or at their end; people are asked again", report.ahead());
        list("Received since and lost; revoke what was issued to them, and have them apply anew", report.lost());
        report.conflicts().forEach(conflict -> out.println("CONFLICT  " + conflict));
        out.println(report.restarted() + " open orders go on in a new attempt once the schedules run.");
        return report.conflicts().isEmpty() ? 0 : CONFLICTS;
    }

    private void list(String what, Collection<?> orders) {
        out.println(what + ": "
                + (orders.isEmpty()
                        ? "none"
                        : orders.stream().map(Object::toString).collect(Collectors.joining(" "))));
    }

    private BringForward bringForward(Table table) {
        var clock = place.clock();
        return new BringForward(
                new TableOrders(table, clock, ORDERS_PER_PAGE),
                new TableRestoredChains(table),
                new TableSignatureLedger(table, clock),
                new TableMailClaims(table, clock),
                new TableUnarchived(table),
                new StepFunctionsFlow(place.stepFunctions(), place.outputs().get("FlowArn")),
                CatalogueFile.read(),
                clock);
    }
}
