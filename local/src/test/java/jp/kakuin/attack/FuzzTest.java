package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests bent at random, the same in every run: each is answered, none is a fault, and the log keeps one clean line for each. */
class FuzzTest {

    private static final int EVENTS = 150;

    /** What breaks readers more often than chance would find. */
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ":",
            ",",
            "null",
            "true",
            "-0",
            "1e400",
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "\n",
            "\u0000",
            "-----BEGIN CERTIFICATE REQUEST-----",
            "-----END CERTIFICATE REQUEST-----",
            "=",
            "AAAA",
            "99999999999999999999",
            "2026-02-30",
            "株式会社",
            "@",
            ".",
            "*.",
            "xn--",
            "<",
            "%n",
            "${",
            "{{");

    private final Log log = new Log();

    static List<Route> routes() {
        return Route.all();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void caller_shouldBeAnswered_whenHisRequestIsBent(Route route) {
        var door = Door.of(route);
        var random = new Random(route.toString().hashCode());
        var world = new AttackedWorld(door);
        var good = world.event(InjectionTest.holder(door), Target.OWN);
        var before = world.everything();
        var findings = new ArrayList<String>();
        log.take();
        for (int i = 0; i < EVENTS; i++) {
            var event = bent(good, random);
            ((ObjectNode) event.path("headers")).put("Idempotency-Key", "attacked-by-fuzzing-" + i);
            var status = world.ask(route, event).status();
            var line = log.take();
            if (status < 200
                    || status >= 500
                    || line.lines().count() != 1
                    || Poison.UNPRINTABLE.matcher(line.strip()).find()) {
                findings.add(status + " for " + event.path("body") + ", logged " + line);
            }
            if (!world.everything().equals(before)) {
                world = new AttackedWorld(door);
                log.take();
            }
        }
        assertThat(findings).isEmpty();
    }

    private static ObjectNode bent(ObjectNode good, Random random) {
        var event = good.deepCopy();
        if (event.path("body").isTextual() && random.nextBoolean()) {
            var body = Poison.body(event);
            for (int i = random.nextInt(3); i >= 0; i--) {
                bend(body, random);
            }
            return event.put("body", Poison.ascii(body));
        }
        if (event.path("body").isTextual() && random.nextInt(5) > 0) {
            var bytes = event.path("body").textValue().getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes = bent(bytes, random);
            }
            return event.put("isBase64Encoded", true)
                    .put("body", Base64.getEncoder().encodeToString(bytes));
        }
        var parts = List.of("pathParameters", "headers");
        if (event.path(parts.get(random.nextInt(2))) instanceof ObjectNode texts && !texts.isEmpty()) {
            var names = new ArrayList<String>();
            texts.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            var bytes = texts.path(name).asText().getBytes(StandardCharsets.UTF_8);
            texts.put(name, new String(bent(bytes, random), StandardCharsets.UTF_8));
        }
        return event;
    }

    /** Puts something else in one place of the form, or takes it away. */
    private static void bend(JsonNode node, Random random) {
        var inner = new ArrayList<JsonNode>();
        node.elements().forEachRemaining(inner::add);
        if (inner.isEmpty()) {
            return;
        }
        int place = random.nextInt(inner.size());
        if (inner.get(place).isContainerNode() && !inner.get(place).isEmpty() && random.nextInt(4) > 0) {
            bend(inner.get(place), random);
        } else if (node instanceof ArrayNode array) {
            array.insert(place, something(inner.get(place), random));
        } else if (node instanceof ObjectNode object) {
            var name = List.copyOf(object.properties()).get(place).getKey();
            object.set(name, something(inner.get(place), random));
        }
    }

    private static JsonNode something(JsonNode standing, Random random) {
        var nodes = AttackedWorld.MAPPER.getNodeFactory();
        return switch (random.nextInt(10)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.arrayNode();
            case 2 -> nodes.arrayNode().addNull();
            case 3 -> nodes.objectNode();
            case 4 -> nodes.numberNode(random.nextLong());
            case 5 -> nodes.numberNode(random.nextInt(-2, 40));
            case 6 -> nodes.booleanNode(random.nextBoolean());
            case 7 -> nodes.textNode("");
            case 8 -> nodes.textNode(Poison.TEXTS.get(random.nextInt(Poison.TEXTS.size())));
            default -> nodes.textNode(standing.asText() + TOKENS.get(random.nextInt(TOKENS.size())));
        };
    }

    private static byte[] bent(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
        var token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, from, new byte[0], to);
            case 1 -> joined(bytes, from, token, from);
            case 2 -> joined(bytes, from, token, to);
            case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            case 4 -> Arrays.copyOf(bytes, from);
            default -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, to);
        };
    }

    /** The bytes before one place and those after another, with something between them. */
    private static byte[] joined(byte[] bytes, int before, byte[] between, int after) {
        var all = Arrays.copyOf(bytes, before + between.length + bytes.length - after);
        System.arraycopy(between, 0, all, before, between.length);
        System.arraycopy(bytes, after, all, before + between.length, bytes.length - after);
        return all;
    }
}
