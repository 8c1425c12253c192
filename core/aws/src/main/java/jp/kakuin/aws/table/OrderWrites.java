package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakuin.audit.Archived;
import jp.kakuin.order.Account;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.OrderChange;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The transactions that write orders: the order on condition of its version, its audit entry, and what comes with it, all or nothing. */
final class OrderWrites {

    private static final String STILL_STANDS = "version = :before";
    // Kept by the write itself: a check before it would let two writes pass side by side (V-6).
    private static final String BY_SOMEBODY_ELSE =
            STILL_STANDS + " AND (attribute_not_exists(checkedBy) OR NOT contains(checkedBy, :staff))";

    private final Table table;

    OrderWrites(Table table) {
        this.table = table;
    }

    /** What became of a write. */
    enum Outcome {
        WRITTEN,
        OVERTAKEN,
        SAME_PERSON
    }

    Outcome change(OrderChange change) {
        var before = change.before().orElseThrow(() -> new IllegalArgumentException("a change without a before"));
        var values = new HashMap<String, AttributeValue>(Map.of(":before", Item.num(before.version())));
        change.notCheckedBy().ifPresent(staff -> values.put(":staff", Item.string(staff)));
        var condition = change.notCheckedBy().isPresent() ? BY_SOMEBODY_ELSE : STILL_STANDS;
        var writer = UUID.randomUUID().toString();
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(table.put(OrderItems.order(change.after()), condition, values));
        actions.addAll(company(change, writer));
        return write(actions, change, writer, before.version());
    }

    Outcome create(OrderChange creation, Account account, IdempotencyRecord record, Instant now) {
        var writer = UUID.randomUUID().toString();
        var expired = Map.of(":now", Item.num(now.getEpochSecond()));
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(table.put(OrderItems.idempotency(record), Table.NEW + " OR expiresAt <= :now", expired));
        actions.add(table.putNew(OrderItems.order(creation.after())));
        actions.add(table.putNew(OrderItems.contractCode(creation.after())));
        actions.add(table.putNew(TableAccounts.item(account)));
        actions.addAll(company(creation, writer));
        var refused = transact(actions, creation, writer);
        if (refused.isEmpty()) {
            return Outcome.WRITTEN;
        }
        if (!Table.failed(refused.getFirst()) && refused.stream().anyMatch(Table::failed)) {
            throw new IllegalStateException("number taken");
        }
        return Outcome.OVERTAKEN;
    }

    private List<TransactWriteItem> company(OrderChange change, String writer) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(table.putNew(OrderItems.audit(change.audit(), writer)));
        actions.add(TableUnarchived.adding(
                table, Archived.Entry.of(change), change.audit().at()));
        change.link().ifPresent(link -> actions.add(table.putNew(OrderItems.link(link))));
        change.revoked().ifPresent(revocation -> actions.addAll(TableIssuedSerials.revoking(table, revocation)));
        change.dueAdded().stream().distinct().forEach(entry -> actions.add(TableDueIndex.adding(table, entry)));
        return actions;
    }

    private Outcome write(List<TransactWriteItem> actions, OrderChange change, String writer, long expected) {
        var refused = transact(actions, change, writer);
        if (refused.isEmpty()) {
            return Outcome.WRITTEN;
        }
        var ofOrder = refused.getFirst();
        // The version was right, so it was the second-person rule that spoke.
        var versionHeld = Table.failed(ofOrder)
                && Item.read(ofOrder.item())
                        .filter(item -> item.number("version") == expected)
                        .isPresent();
        return versionHeld ? Outcome.SAME_PERSON : Outcome.OVERTAKEN;
    }

    /** Empty if written. A lost answer is settled by looking whether our own audit entry stands. */
    private List<CancellationReason> transact(List<TransactWriteItem> actions, OrderChange change, String writer) {
        try {
            return table.transact(actions).orElse(List.of());
        } catch (SdkClientException | InternalServerErrorException lost) {
            if (landed(change, writer)) {
                return List.of();
            }
            throw lost;
        }
    }

    private boolean landed(OrderChange change, String writer) {
        return table.get(
                        Keys.order(change.after().id()),
                        Keys.audit(change.audit().sequence()))
                .filter(item -> item.text("writer").equals(writer))
                .isPresent();
    }
}
