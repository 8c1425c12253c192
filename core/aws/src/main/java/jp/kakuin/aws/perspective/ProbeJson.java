package jp.kakuin.aws.perspective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;

/** Questions to a perspective and its answers as JSON. Both sides are ours, and both read strictly: no field more, none less. */
public final class ProbeJson {

    private static final Map<String, Class<?>> KINDS = Arrays.stream(Probe.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private static final ObjectReader STRICT = Json.mapper()
            .reader()
            .with(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    // Else 0 would be the first verdict, which is a yes.
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);

    private ProbeJson() {}

    public static String write(Probe probe) {
        ObjectNode json = Json.mapper().valueToTree(probe);
        return json.put("kind", probe.getClass().getSimpleName()).toString();
    }

    /** @throws UncheckedIOException if it is anything but a probe */
    public static Probe probe(JsonNode json) {
        if (!(json instanceof ObjectNode fields)) {
            throw unreadable("no probe");
        }
        var rest = fields.deepCopy();
        var kind = rest.remove("kind");
        if (kind == null || !KINDS.containsKey(kind.asText())) {
            throw unreadable("no known kind of probe");
        }
        return (Probe) read(rest, KINDS.get(kind.asText()));
    }

    /** @throws UncheckedIOException if it is anything but a sighting */
    public static Sighting sighting(String json) {
        return (Sighting) read(tree(json), Sighting.class);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw unreadable("no JSON");
        }
    }

    private static Object read(JsonNode json, Class<?> type) {
        if (!json.isObject()) {
            throw unreadable("no " + type.getSimpleName());
        }
        try {
            return STRICT.forType(type).readValue(json);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("no " + type.getSimpleName());
        }
    }

    /** Without what the parser says: that quotes what was sent. */
    private static UncheckedIOException unreadable(String message) {
        return new UncheckedIOException(new IOException(message));
    }
}
