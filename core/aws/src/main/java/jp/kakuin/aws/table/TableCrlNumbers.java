package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.CrlPart;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** One item for each part of a CRL, under its address. */
public final class TableCrlNumbers implements CrlNumbers {

    private static final String NUMBER = "NUMBER";

    private final Table table;

    public TableCrlNumbers(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Stand> find(CrlPart part) {
        return table.get(Keys.crlNumber(part.address()), NUMBER)
                .map(item -> new Stand(
                        item.number("claimed"),
                        Instant.parse(item.text("claimedAt")),
                        item.text("claimedBy"),
                        item.optionalText("thisUpdate").map(_ -> published(item))));
    }

    @Override
    public boolean claim(CrlPart part, long before, long number, String run, Instant at) {
        return update(
                        part,
                        "attribute_not_exists(pk) AND :before = :none OR claimed = :before",
                        "SET claimed = :claimed, claimedAt = :at, claimedBy = :run",
                        Map.of(
                                ":before", Item.num(before),
                                ":none", Item.num(0),
                                ":claimed", Item.num(number),
                                ":at", Item.string(at.toString()),
                                ":run", Item.string(run)))
                || isClaimed(part, number, run);
    }

    /** The answer was lost and the client asked again: the claim of this run stands already. */
    private boolean isClaimed(CrlPart part, long number, String run) {
        return find(part)
                .filter(stand -> stand.claimed() == number && stand.claimedBy().equals(run))
                .isPresent();
    }

    @Override
    public void published(CrlPart part, Published crl) {
        update(
                part,
                "claimed = :number",
                "SET published = :number, thisUpdate = :from, nextUpdate = :to, entries = :entries, bytes = :length",
                Map.of(
                        ":number", Item.num(crl.number()),
                        ":from", Item.string(crl.thisUpdate().toString()),
                        ":to", Item.string(crl.nextUpdate().toString()),
                        ":entries", Item.num(crl.entries()),
                        ":length", Item.num(crl.bytes())));
    }

    private boolean update(CrlPart part, String condition, String expression, Map<String, AttributeValue> values) {
        try {
            table.client()
                    .updateItem(update -> update.tableName(table.name())
                            .key(Table.key(Keys.crlNumber(part.address()), NUMBER))
                            .conditionExpression(condition)
                            .updateExpression(expression)
                            .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException another) {
            return false;
        }
    }

    private static Published published(Item item) {
        return new Published(
                item.number("published"),
                Instant.parse(item.text("thisUpdate")),
                Instant.parse(item.text("nextUpdate")),
                item.number("entries"),
                item.number("bytes"));
    }
}
