package jp.kakuin.testkit.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file of {@code events/refused/}: a good event and what is wrong with it in this case. {@code events/README.md} describes the format.
 *
 * @param given name of the world, see {@link Given#world}
 * @param event the good event with the mistake in it
 * @param expected the codes of the answer, in its order
 */
public record RefusedCase(String path, String function, String given, ObjectNode event, List<String> expected) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Every case. */
    public static List<RefusedCase> all() {
        var folder = EventFile.root().resolve("events/refused");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(folder.relativize(file).toString(), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedCase read(String path, Path file) {
        try {
            var json = MAPPER.readTree(Files.readString(file));
            var event = new EventFile(json.path("event").textValue()).json();
            change(event, json.path("change"));
            return new RefusedCase(
                    path,
                    json.path("function").textValue(),
                    json.path("given").textValue(),
                    event,
                    StreamSupport.stream(json.path("expected").spliterator(), false)
                            .map(JsonNode::textValue)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    // The body of an event is JSON within a text: a change of it that is an object is merged into that JSON.
    private static void change(ObjectNode event, JsonNode change) throws JsonProcessingException {
        for (var entry : change.properties()) {
            var value = entry.getValue();
            if (entry.getKey().equals("body") && value.isObject() && !isRepetition(value)) {
                var body = MAPPER.readTree(event.path("body").textValue());
                event.put("body", MAPPER.writeValueAsString(merged(body, value)));
            } else {
                event.set(entry.getKey(), merged(event.path(entry.getKey()), value));
            }
        }
    }

    // JSON Merge Patch (RFC 7396).
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (isRepetition(patch)) {
            return MAPPER.getNodeFactory()
                    .textNode(patch.path("repeat")
                            .textValue()
                            .repeat(patch.path("times").intValue()));
        }
        if (!patch.isObject()) {
            return patch;
        }
        var result = target.isObject() ? (ObjectNode) target.deepCopy() : MAPPER.createObjectNode();
        for (var entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), merged(result.path(entry.getKey()), entry.getValue()));
            }
        }
        return result;
    }

    private static boolean isRepetition(JsonNode value) {
        return value.isObject() && value.has("repeat") && value.has("times");
    }

    @Override
    public String toString() {
        return path;
    }
}
