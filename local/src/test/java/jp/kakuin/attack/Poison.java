package jp.kakuin.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Texts that do harm where somebody forgot what a text can hold, and the places of a form where a text can stand. */
final class Poison {

    /** Stands in every text whose appearance elsewhere is a finding. */
    static final String MARK = "ATTACK";

    /** What has no place in a line: controls, marks that turn the writing direction, other separators, halves of characters. */
    static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\p{Cs}]");

    static final List<String> TEXTS = List.of(
            "\r\nBcc: ATTACK@evil.example\r\n\r\nATTACK",
            "\nATTACK",
            "\rATTACK",
            "\u0000ATTACK",
            "\u001b[31mATTACK\u0007",
            "\u007fATTACK",
            "\u0085ATTACK\u009b31m",
            "\u2028ATTACK\u2029",
            "\u202eATTACK\u202c",
            "\u2066ATTACK\u2069\u200e\u200f",
            "\ufeffATTACK",
            "\ud800ATTACK",
            "ATTACK\udc00\ud800",
            "<script>ATTACK</script>",
            "\"><img src=x onerror=ATTACK>&lt;",
            "{{code}}{{portal}}{{#names}}ATTACK",
            "${ATTACK} #{7*7} $1 \\1 %s %n {0} {value} {labelJa} ATTACK",
            "'; DROP TABLE ATTACK; --",
            "=?utf-8?B?QmNjOg==?= ATTACK",
            "../../../ATTACK%2F..%00",
            "a\u0300\u0301\u0302\u0303ATTACK",
            "\udb40\udc41\ue000\uffffATTACK",
            "👨‍👩‍👧ATTACK",
            "ATTACK".repeat(50),
            "ATTACK".repeat(10_000));

    private static final ObjectWriter ASCII = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private Poison() {}

    /** The event once for each text of its body and each poison: instead of the text, and within it. */
    static List<ObjectNode> everyText(ObjectNode event) {
        return everyText(event, TEXTS.toArray(String[]::new));
    }

    static List<ObjectNode> everyText(ObjectNode event, String... poisons) {
        var events = new ArrayList<ObjectNode>();
        int places = texts(body(event)).size();
        for (var poison : poisons) {
            for (int place = 0; place < places; place++) {
                events.add(withBody(event, place, poison, false));
                events.add(withBody(event, place, poison, true));
            }
        }
        return events;
    }

    private static ObjectNode withBody(ObjectNode event, int place, String poison, boolean within) {
        var body = body(event);
        texts(body).get(place).accept(before -> {
            int middle = before.length() / 2;
            return within ? before.substring(0, middle) + poison + before.substring(middle) : poison;
        });
        return event.deepCopy().put("body", ascii(body));
    }

    /** Something that can be done to one text. */
    interface Place {
        void accept(UnaryOperator<String> change);
    }

    private static List<Place> texts(JsonNode node) {
        var places = new ArrayList<Place>();
        if (node instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                if (entry.getValue().isTextual()) {
                    var text = entry.getValue().textValue();
                    places.add(change -> object.put(entry.getKey(), change.apply(text)));
                } else {
                    places.addAll(texts(entry.getValue()));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                if (array.get(i).isTextual()) {
                    var text = array.get(i).textValue();
                    places.add(change -> array.set(index, array.textNode(change.apply(text))));
                } else {
                    places.addAll(texts(array.get(i)));
                }
            }
        }
        return places;
    }

    static JsonNode body(JsonNode event) {
        try {
            return AttackedWorld.MAPPER.readTree(event.path("body").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As JSON that can hold also half a character. */
    static String ascii(JsonNode body) {
        try {
            return ASCII.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
