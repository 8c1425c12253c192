package jp.kakuin.aws.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of the table being put together or read. */
final class Item {

    static final String PK = "pk";
    static final String SK = "sk";

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item at(String pk, String sk) {
        return new Item(new HashMap<>()).text(PK, pk).text(SK, sk);
    }

    /** Empty if there is no such item. */
    static Optional<Item> read(Map<String, AttributeValue> attributes) {
        return attributes == null || attributes.isEmpty() ? Optional.empty() : Optional.of(new Item(attributes));
    }

    Item text(String name, String value) {
        attributes.put(name, string(value));
        return this;
    }

    Item number(String name, long value) {
        attributes.put(name, num(value));
        return this;
    }

    Item bytes(String name, byte[] value) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        return this;
    }

    /** A set of texts; an empty one is left out, as the table has no empty sets. */
    Item texts(String name, Set<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, AttributeValue.fromSs(List.copyOf(values)));
        }
        return this;
    }

    String text(String name) {
        return attributes.get(name).s();
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(attributes.get(name).n());
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> value.b().asByteArray());
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue num(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
