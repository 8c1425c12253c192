package jp.kakuin.aws.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The suite's one DynamoDB table (keys {@code pk} and {@code sk}, index {@code gsi1}). */
public final class Table {

    static final String NEW = "attribute_not_exists(pk)";

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    DynamoDbClient client() {
        return client;
    }

    String name() {
        return name;
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Item.PK, Item.string(pk), Item.SK, Item.string(sk));
    }

    /** A consistent read. */
    Optional<Item> get(String pk, String sk) {
        var answer = client.getItem(get -> get.tableName(name).key(key(pk, sk)).consistentRead(true));
        return Item.read(answer.item());
    }

    /** Every item under one partition whose sort key begins so, consistent, in the order of their sort keys. */
    Stream<Item> under(String pk, String beginning) {
        return client
                .queryPaginator(query -> query.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :beginning)")
                        .expressionAttributeValues(
                                Map.of(":pk", Item.string(pk), ":beginning", Item.string(beginning))))
                .items()
                .stream()
                .flatMap(attributes -> Item.read(attributes).stream());
    }

    /** What a query found, and behind which sort key the next page begins. */
    record Page(List<Item> items, Optional<String> next) {}

    /** @param sort the attribute that the question sorts by: any value of it is a valid place to go on from */
    Page page(QueryRequest.Builder question, int size, String sort) {
        var answer = client.query(question.tableName(name).limit(size).build());
        var items = answer.items().stream()
                .flatMap(attributes -> Item.read(attributes).stream())
                .toList();
        var next = answer.lastEvaluatedKey().isEmpty() || items.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(items.getLast().text(sort));
        return new Page(items, next);
    }

    /** A put as part of a transaction; the failed condition tells what stands there. */
    TransactWriteItem put(Item item, String condition, Map<String, AttributeValue> values) {
        return put(item, condition, Map.of(), values);
    }

    /** @param names stands for attribute names that are reserved words */
    TransactWriteItem put(Item item, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values.isEmpty() ? null : values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    TransactWriteItem putNew(Item item) {
        return put(item, NEW, Map.of());
    }

    TransactWriteItem putAnyway(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(item.attributes()))
                .build();
    }

    TransactWriteItem delete(String pk, String sk) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(name).key(key(pk, sk)).build())
                .build();
    }

    /** An update of an item that exists. */
    TransactWriteItem update(
            String pk, String sk, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(name)
                        .key(key(pk, sk))
                        .conditionExpression("attribute_exists(pk)")
                        .updateExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    /**
     * Writes all or nothing. Retries of a lost answer carry the same token, so that they are one write.
     *
     * @return empty if written; else why each action was refused
     * @throws IllegalStateException if it can never be written, such as an order that outgrew the 400 KB of an item: no reason to try again
     */
    Optional<List<CancellationReason>> transact(List<TransactWriteItem> actions) {
        try {
            client.transactWriteItems(write -> write.transactItems(actions)
                    .clientRequestToken(UUID.randomUUID().toString()));
            return Optional.empty();
        } catch (TransactionCanceledException canceled) {
            if (canceled.cancellationReasons().stream().anyMatch(reason -> "ValidationError".equals(reason.code()))) {
                throw new IllegalStateException("the table can hold no such item", canceled);
            }
            return Optional.of(canceled.cancellationReasons());
        }
    }

    /** Whether the condition of this action was false. */
    static boolean failed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }
}
