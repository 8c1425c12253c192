package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.issuance.CertifiedContent;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What the signature ledger has under a serial number, and whether it is revoked. Nothing is kept twice but the revocation: beside the serial number for
 * OCSP, and under the address of its CRL.
 */
public final class TableIssuedSerials implements IssuedSerials {

    private static final String SERIAL = "SERIAL";
    private static final String ISSUED = "ISSUED";
    private static final String REVOKED = "REVOKED";

    private final Table table;
    private final int pageSize;

    public TableIssuedSerials(Table table, int pageSize) {
        this.table = table;
        this.pageSize = pageSize;
    }

    /** Part of the transaction that changes the order: it has no other serial numbers than the ledger reserved for it. */
    static List<TransactWriteItem> revoking(Table table, Revocation revocation) {
        // An item of its own: the ledger writes the serial number's once more with each stage.
        var mark = table.putAnyway(filled(Item.at(Keys.serial(revocation.serialNumber()), REVOKED), revocation));
        return revocation.crl().isEmpty()
                ? List.of(mark)
                : List.of(
                        mark,
                        table.putAnyway(
                                filled(Item.at(Keys.crl(revocation.crl()), revocation.serialNumber()), revocation)));
    }

    /** Part of the transaction that notes that the CA key is about to be used: from then on the number counts as issued by it. */
    static TransactWriteItem issuing(Table table, String serialNumber, String issuerKey) {
        // Not in the item that reserves the number: the certificate's stage writes that anew.
        return table.putAnyway(Item.at(Keys.serial(serialNumber), ISSUED).text("issuerKey", issuerKey));
    }

    @Override
    public Optional<IssuedSerial> find(String serialNumber) {
        if (!Keys.canBeId(serialNumber)) {
            return Optional.empty();
        }
        var partition = Keys.serial(serialNumber);
        return table.get(partition, SERIAL)
                .flatMap(reserved -> issued(serialNumber, reserved, table.get(partition, REVOKED)));
    }

    @Override
    public List<IssuedSerial> of(OrderId order) {
        return table.under(Keys.order(order), TableSignatureLedger.SIGNATURE)
                .flatMap(entry -> entry.optionalText("serial").stream())
                .distinct()
                .flatMap(serialNumber -> find(serialNumber).stream())
                .toList();
    }

    @Override
    public Optional<Standing> standing(String issuerKey, String serialNumber) {
        if (!Keys.canBeId(serialNumber)) {
            return Optional.empty();
        }
        var partition = Keys.serial(serialNumber);
        return table.get(partition, ISSUED)
                .filter(issued -> issued.text("issuerKey").equals(issuerKey))
                .map(_ -> new Standing(table.get(partition, REVOKED).map(TableIssuedSerials::revoked)));
    }

    private static IssuedSerial.Revoked revoked(Item mark) {
        return new IssuedSerial.Revoked(moment(mark, "revokedAt"), reason(mark));
    }

    private Optional<IssuedSerial> issued(String serialNumber, Item item, Optional<Item> revoked) {
        var owner = item.text("owner").split("#");
        var order = new OrderId(owner[0]);
        int attempt = Integer.parseInt(owner[1]);
        var entries = table.under(Keys.order(order), TableSignatureLedger.sort(attempt, ""))
                .toList();
        var voided = entries.stream().anyMatch(TableSignatureLedger::isVoid);
        return entries.stream()
                .filter(entry -> entry.optionalText("signingBegan").isPresent())
                .findFirst()
                .flatMap(entry -> entry.bytes("toBeSigned"))
                .map(CertifiedContent::of)
                .map(content -> new IssuedSerial(
                        serialNumber,
                        content.issuerKey(),
                        content.crl(),
                        content.notAfter(),
                        order,
                        attempt,
                        content.keySha256(),
                        voided,
                        revoked.map(TableIssuedSerials::revoked)));
    }

    @Override
    public Page revoked(String crl, Optional<String> cursor) {
        var page = table.page(
                QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk > :after")
                        .expressionAttributeValues(Map.of(
                                ":pk", Item.string(Keys.crl(crl)),
                                ":after", Item.string(cursor.orElse("!")))),
                pageSize,
                Item.SK);
        return new Page(page.items().stream().map(item -> revocation(crl, item)).toList(), page.next());
    }

    private static Item filled(Item item, Revocation revocation) {
        return item.text("notAfter", revocation.notAfter().toString())
                .text("revokedAt", revocation.at().toString())
                .text("reason", revocation.reason().name());
    }

    private static Revocation revocation(String crl, Item item) {
        return new Revocation(
                item.text(Item.SK), crl, moment(item, "notAfter"), moment(item, "revokedAt"), reason(item));
    }

    private static Instant moment(Item item, String name) {
        return Instant.parse(item.text(name));
    }

    private static CrlReason reason(Item item) {
        return CrlReason.valueOf(item.text("reason"));
    }
}
