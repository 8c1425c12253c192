package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.aws.json.Json;
import jp.kakuin.draft.Draft;
import jp.kakuin.draft.Drafts;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The drafts in the table, which erases them some time after they have expired. */
public final class TableDrafts implements Drafts {

    private static final String SORT = "DRAFT";

    private final Table table;

    public TableDrafts(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Draft> find(String id, Instant now) {
        return Optional.of(id)
                .filter(Keys::canBeId)
                .flatMap(known -> table.get(Keys.draft(known), SORT))
                .map(TableDrafts::draft)
                .filter(draft -> draft.expiresAt().isAfter(now));
    }

    @Override
    public boolean save(Draft draft) {
        try {
            table.client()
                    .putItem(put -> put.tableName(table.name())
                            .item(item(draft).attributes())
                            .conditionExpression(draft.revision() == 1 ? Table.NEW : "revision = :before")
                            .expressionAttributeValues(before(draft))
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            // What stands may be this very draft, if the answer to the first try was lost.
            return Item.read(refused.item())
                    .map(TableDrafts::draft)
                    .filter(draft::equals)
                    .isPresent();
        }
    }

    private static Map<String, AttributeValue> before(Draft draft) {
        return draft.revision() == 1 ? null : Map.of(":before", Item.num(draft.revision() - 1L));
    }

    private static Item item(Draft draft) {
        return Item.at(Keys.draft(draft.id()), SORT)
                .number("revision", draft.revision())
                .number("expiresAt", Moments.timeToLive(draft.expiresAt()))
                .text("data", Json.write(draft));
    }

    private static Draft draft(Item item) {
        return Json.read(item.text("data"), Draft.class);
    }
}
