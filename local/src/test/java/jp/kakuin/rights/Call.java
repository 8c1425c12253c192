package jp.kakuin.rights;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakuin.local.host.AwsCall;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ses.model.RawMessage;

/**
 * A call as AWS judges it: one for each thing that a request does.
 *
 * @param name such as {@code DynamoDb.GetItem}; what a transaction does is {@code DynamoDb.TransactWriteItems.Put}
 * @param fields the texts of the request
 * @param request what conditions may ask of it
 */
record Call(String name, Map<String, String> fields, Map<String, List<String>> request) {

    private static final Pattern PARTITION_KEY = Pattern.compile("(?:gsi1)?pk = (:\\w+)");

    private static final Map<String, String> CONDITION_KEYS =
            Map.of("IfNoneMatch", "s3:if-none-match", "Prefix", "s3:prefix");

    static List<Call> of(AwsCall call) {
        var name = name(call);
        var fields = fields(call.request());
        if (fields.get("TransactItems") instanceof Collection<?> actions) {
            return parts(actions)
                    .map(part -> of(name + "." + part.getKey(), fields((SdkPojo) part.getValue())))
                    .toList();
        }
        if (fields.get("RequestItems") instanceof Map<?, ?> tables) {
            return tables.entrySet().stream()
                    .flatMap(table -> parts((Collection<?>) table.getValue())
                            .map(part -> inTable(fields((SdkPojo) part.getValue()), table.getKey())))
                    .map(part -> of(name, part))
                    .toList();
        }
        return List.of(of(name, fields));
    }

    /** A call that was told that there is no such thing: that AWS says so may take a right of its own. */
    static Call notFound(AwsCall call) {
        var made = of(name(call), fields(call.request()));
        return new Call(made.name() + ".NotFound", made.fields(), Map.of("aws:SecureTransport", List.of("true")));
    }

    private static String name(AwsCall call) {
        return call.service() + "." + call.operation();
    }

    private static Stream<Map.Entry<String, Object>> parts(Collection<?> actions) {
        return actions.stream().flatMap(action -> fields((SdkPojo) action).entrySet().stream());
    }

    private static Map<String, Object> inTable(Map<String, Object> fields, Object table) {
        var all = new TreeMap<>(fields);
        all.put("TableName", table);
        return all;
    }

    /** What the holder of a signed address does with it in the name of the function that signed it. */
    static Call presigned(String operation, String bucket, String key) {
        return new Call(
                "S3." + operation,
                Map.of("Bucket", bucket, "Key", key),
                Map.of("aws:SecureTransport", List.of("true")));
    }

    private static Call of(String name, Map<String, Object> fields) {
        var texts = new TreeMap<String, String>();
        fields.forEach((field, value) -> {
            if (!(value instanceof Collection || value instanceof Map || value instanceof SdkPojo)) {
                texts.put(field, value.toString());
            }
        });
        return new Call(name, texts, request(fields));
    }

    private static Map<String, List<String>> request(Map<String, Object> fields) {
        var request = new HashMap<String, List<String>>(Map.of("aws:SecureTransport", List.of("true")));
        CONDITION_KEYS.forEach((field, key) -> {
            if (fields.containsKey(field)) {
                request.put(key, List.of(fields.get(field).toString()));
            }
        });
        leadingKey(fields).ifPresent(key -> request.put("dynamodb:LeadingKeys", List.of(key)));
        if (fields.get("RawMessage") instanceof RawMessage message) {
            request.put("ses:FromAddress", senders(message));
        }
        return request;
    }

    private static Map<String, Object> fields(SdkPojo request) {
        var all = new TreeMap<String, Object>();
        request.sdkFields().forEach(field -> {
            var value = field.getValueOrDefault(request);
            if (value != null && !isEmpty(value)) {
                all.put(field.memberName(), value);
            }
        });
        return all;
    }

    // The SDK puts empty collections where none was given.
    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** The partition that is asked for, without the id in it: {@code ORDER#…}. */
    private static Optional<String> leadingKey(Map<String, Object> fields) {
        var values = Stream.of("Key", "Item").flatMap(field -> value(fields, field, "pk").stream());
        var asked = fields.containsKey("KeyConditionExpression")
                ? PARTITION_KEY
                        .matcher(fields.get("KeyConditionExpression").toString())
                        .results()
                : Stream.<java.util.regex.MatchResult>empty();
        var queried = asked.flatMap(key -> value(fields, "ExpressionAttributeValues", key.group(1)).stream());
        return Stream.concat(values, queried)
                // What is due has its kind before its shard.
                .map(key -> key.replaceFirst("^((?:DUE#)?[^#]*)#.*", "$1#…"))
                .findFirst();
    }

    private static Optional<String> value(Map<String, Object> fields, String field, String key) {
        return fields.get(field) instanceof Map<?, ?> map && map.get(key) instanceof AttributeValue value
                ? Optional.ofNullable(value.s())
                : Optional.empty();
    }

    private static List<String> senders(RawMessage message) {
        try {
            var from = new MimeMessage(null, message.data().asInputStream()).getFrom();
            return new ArrayList<>(Arrays.stream(from)
                    .map(InternetAddress.class::cast)
                    .map(InternetAddress::getAddress)
                    .toList());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
