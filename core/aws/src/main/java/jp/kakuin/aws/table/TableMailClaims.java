package jp.kakuin.aws.table;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.Archived;
import jp.kakuin.due.DueEntry;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The mail claims, beside their orders in the table. */
public final class TableMailClaims implements MailClaims {

    private final Table table;
    private final Clock clock;

    public TableMailClaims(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean claim(MailClaim claim, Instant settleAt) {
        var due = new DueEntry(DueEntry.Kind.UNSETTLED_MAIL, settleAt, claim.order(), claim.key());
        var claimed = new Archived.MailClaimed(
                claim.order(), claim.key(), claim.kind(), claim.messageId(), claim.claimedAt());
        var refused = Contended.retried(() -> table.transact(List.of(
                table.putNew(item(claim, settleAt)),
                TableDueIndex.adding(table, due),
                TableUnarchived.adding(table, claimed, claim.claimedAt()))));
        return refused.isEmpty();
    }

    @Override
    public Optional<MailClaim> find(OrderId order, String key) {
        return table.get(Keys.order(order), Keys.mail(key)).map(item -> claim(order, item));
    }

    @Override
    public boolean claimAgain(MailClaim claim) {
        try {
            table.client()
                    .updateItem(update -> update.tableName(table.name())
                            .key(Table.key(Keys.order(claim.order()), Keys.mail(claim.key())))
                            .conditionExpression("#state = :claimed AND sendings = :before")
                            .updateExpression("SET sendings = :now")
                            .expressionAttributeNames(Map.of("#state", "state"))
                            .expressionAttributeValues(Map.of(
                                    ":claimed", Item.string(MailClaim.State.CLAIMED.name()),
                                    ":before", Item.num(claim.sendings()),
                                    ":now", Item.num(claim.sendings() + 1L))));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    @Override
    public void sent(OrderId order, String key) {
        settle(
                order,
                key,
                table.update(
                        Keys.order(order),
                        Keys.mail(key),
                        "SET #state = :sent",
                        Map.of("#state", "state"),
                        Map.of(":sent", Item.string(MailClaim.State.SENT.name()))),
                new Archived.MailSent(order, key, clock.instant()));
    }

    @Override
    public void release(OrderId order, String key) {
        settle(
                order,
                key,
                table.delete(Keys.order(order), Keys.mail(key)),
                new Archived.MailReleased(order, key, clock.instant()));
    }

    @Override
    public List<MailClaim> ofOrder(OrderId order) {
        return table.under(Keys.order(order), Keys.mail(""))
                .map(item -> claim(order, item))
                .toList();
    }

    /** Does something with a claim that stands, and takes its note out of the due index with it. */
    private void settle(OrderId order, String key, TransactWriteItem action, Archived archived) {
        table.get(Keys.order(order), Keys.mail(key)).ifPresent(item -> {
            var settleAt = Instant.parse(item.text("settleAt"));
            var due = new DueEntry(DueEntry.Kind.UNSETTLED_MAIL, settleAt, order, key);
            Contended.retried(() -> table.transact(List.of(
                    action,
                    TableDueIndex.removing(table, due),
                    TableUnarchived.adding(table, archived, clock.instant()))));
        });
    }

    private static Item item(MailClaim claim, Instant settleAt) {
        var item = Item.at(Keys.order(claim.order()), Keys.mail(claim.key()))
                .text("key", claim.key())
                .text("kind", claim.kind())
                .text("recipient", claim.recipient())
                .text("messageId", claim.messageId())
                .text("state", claim.state().name())
                .text("claimedAt", claim.claimedAt().toString())
                .text("settleAt", settleAt.toString())
                .number("sendings", claim.sendings());
        claim.keptUntil().ifPresent(until -> item.number("expiresAt", Moments.timeToLive(until)));
        return item;
    }

    private static MailClaim claim(OrderId order, Item item) {
        return new MailClaim(
                order,
                item.text("key"),
                item.text("kind"),
                item.text("recipient"),
                item.text("messageId"),
                MailClaim.State.valueOf(item.text("state")),
                Instant.parse(item.text("claimedAt")),
                Math.toIntExact(item.number("sendings")));
    }
}
