package jp.kakuin.aws.table;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.Archived;
import jp.kakuin.issuance.CertifiedContent;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The signature ledger, beside its orders in the table. An attempt is given up by one item of its own, and every other write of the attempt
 * is conditional on its absence, so that giving up and signing on exclude each other.
 */
public final class TableSignatureLedger implements SignatureLedger {

    static final String SIGNATURE = "SIGNATURE#";

    private static final String VOID = "VOID";
    private static final String USE = "SERIAL#";

    private final Table table;
    private final Clock clock;

    public TableSignatureLedger(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public int currentAttempt(OrderId order) {
        var newest = table.under(Keys.order(order), SIGNATURE).reduce((earlier, later) -> later);
        // Of one attempt's items the one that voids it sorts last.
        return newest.map(item -> Math.toIntExact(item.number("attempt")) + (isVoid(item) ? 1 : 0))
                .orElse(1);
    }

    @Override
    public Optional<Entry> find(OrderId order, int issueAttempt, Stage stage) {
        return table.get(Keys.order(order), sort(issueAttempt, stage.name()))
                .map(item -> entry(order, issueAttempt, stage, item, voided(order, issueAttempt)));
    }

    @Override
    public Entry storeIfAbsent(
            OrderId order, int issueAttempt, Stage stage, String serialNumber, String keySha256, byte[] toBeSigned) {
        var owner = order + "#" + issueAttempt;
        var entry = Item.at(Keys.order(order), sort(issueAttempt, stage.name()))
                .number("attempt", issueAttempt)
                .text("serial", serialNumber)
                .bytes("toBeSigned", toBeSigned);
        var serial = Item.at(Keys.serial(serialNumber), "SERIAL").text("owner", owner);
        // The same item for both stages, so that either of them alone is found by its key.
        var use = Item.at(Keys.key(keySha256), USE + serialNumber).text("order", order.value());
        var refused = Contended.retried(() -> table.transact(List.of(
                table.putNew(entry),
                table.put(
                        serial,
                        "attribute_not_exists(pk) OR #owner = :owner",
                        Map.of("#owner", "owner"),
                        Map.of(":owner", Item.string(owner))),
                notVoided(table, order, issueAttempt),
                unarchived(Archived.Reserved.of(order, issueAttempt, stage, serialNumber, toBeSigned)),
                table.putAnyway(use))));
        if (refused.filter(reasons -> Table.failed(reasons.get(1))).isPresent()) {
            throw new IllegalStateException("serial number taken");
        }
        // Nothing is stored in an attempt that was given up before; the answer says so.
        return find(order, issueAttempt, stage)
                .orElseGet(() -> new Entry(
                        order,
                        issueAttempt,
                        stage,
                        serialNumber,
                        toBeSigned,
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    @Override
    public List<Use> of(String keySha256) {
        return table.under(Keys.key(keySha256), USE)
                .map(item -> new Use(
                        new OrderId(item.text("order")), item.text(Item.SK).substring(USE.length())))
                .toList();
    }

    @Override
    public boolean beginSigning(OrderId order, int issueAttempt, Stage stage, Instant at) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.addAll(update(
                order,
                issueAttempt,
                stage,
                "attribute_exists(pk) AND attribute_not_exists(signingBegan)",
                "SET signingBegan = :at",
                Map.of(":at", Item.string(at.toString())),
                new Archived.SigningBegan(order, issueAttempt, stage, at)));
        find(order, issueAttempt, stage).flatMap(this::issuing).ifPresent(actions::add);
        return Contended.retried(() -> table.transact(actions)).isEmpty();
    }

    @Override
    public Optional<Entry> recordSigned(OrderId order, int issueAttempt, Stage stage, byte[] signed) {
        var actions = update(
                order,
                issueAttempt,
                stage,
                "attribute_exists(pk) AND attribute_not_exists(signed)",
                "SET signed = :signed",
                Map.of(":signed", AttributeValue.fromB(SdkBytes.fromByteArray(signed))),
                Archived.Signed.of(order, issueAttempt, stage, signed));
        Contended.retried(() -> table.transact(actions));
        return find(order, issueAttempt, stage).filter(entry -> !entry.voided());
    }

    @Override
    public void voidAttempt(OrderId order, int issueAttempt, Instant at) {
        var item = Item.at(Keys.order(order), sort(issueAttempt, VOID))
                .number("attempt", issueAttempt)
                .text("at", at.toString());
        var unfinished =
                check(table, order, sort(issueAttempt, Stage.CERTIFICATE.name()), "attribute_not_exists(signed)");
        Contended.retried(() -> table.transact(List.of(
                table.putNew(item),
                unfinished,
                unarchived(new Archived.Voided(order, issueAttempt, at)),
                TableDueIndex.adding(table, SignatureLedger.owedRevocation(order, issueAttempt, at)))));
    }

    private Optional<TransactWriteItem> issuing(Entry entry) {
        return CertifiedContent.issuerKeyOf(entry.toBeSigned())
                .map(issuerKey -> TableIssuedSerials.issuing(table, entry.serialNumber(), issuerKey));
    }

    private List<TransactWriteItem> update(
            OrderId order,
            int issueAttempt,
            Stage stage,
            String condition,
            String expression,
            Map<String, AttributeValue> values,
            Archived archived) {
        var change = TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(Table.key(Keys.order(order), sort(issueAttempt, stage.name())))
                        .conditionExpression(condition)
                        .updateExpression(expression)
                        .expressionAttributeValues(values))
                .build();
        return List.of(change, notVoided(table, order, issueAttempt), unarchived(archived));
    }

    private TransactWriteItem unarchived(Archived what) {
        return TableUnarchived.adding(table, what, clock.instant());
    }

    static TransactWriteItem notVoided(Table table, OrderId order, int issueAttempt) {
        return check(table, order, sort(issueAttempt, VOID), Table.NEW);
    }

    private static TransactWriteItem check(Table table, OrderId order, String sort, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table.name())
                        .key(Table.key(Keys.order(order), sort))
                        .conditionExpression(condition)
                        .build())
                .build();
    }

    private boolean voided(OrderId order, int issueAttempt) {
        return table.get(Keys.order(order), sort(issueAttempt, VOID)).isPresent();
    }

    static boolean isVoid(Item item) {
        return item.text(Item.SK).endsWith(VOID);
    }

    static String sort(int issueAttempt, String stage) {
        return String.format("%s%06d#%s", SIGNATURE, issueAttempt, stage);
    }

    private static Entry entry(OrderId order, int issueAttempt, Stage stage, Item item, boolean voided) {
        return new Entry(
                order,
                issueAttempt,
                stage,
                item.text("serial"),
                item.bytes("toBeSigned").orElseThrow(),
                item.optionalText("signingBegan").map(Instant::parse),
                item.bytes("signed"),
                voided);
    }
}
