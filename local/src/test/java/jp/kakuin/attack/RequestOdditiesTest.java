package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses and headers that no browser sends. */
class RequestOdditiesTest {

    private static final List<String> ADDRESSES = List.of(
            "",
            " ",
            ".",
            "..",
            "../..",
            "%2F",
            "..%2F..%2Fstaff%2Fqueue",
            "K%30",
            "\u0000",
            "\r\nX-Attack: 1",
            "\u202e",
            "\ud800",
            "null",
            "undefined",
            "*",
            "#",
            "a#b",
            "ORDER#1",
            "Ｋ０００００００００００１",
            "'; DROP TABLE orders; --",
            "{{7*7}}${7*7}",
            "x".repeat(10_000),
            "漢".repeat(10_000));

    private final Log log = new Log();

    static List<Route> routes() {
        return Route.all();
    }

    static List<Route> routesWithParameters() {
        return Route.all().stream()
                .filter(route -> route.resource().contains("{"))
                .toList();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("routesWithParameters")
    void stranger_shouldFindNothing_whenAnAddressIsOdd(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var before = world.everything();
        var good = world.event(InjectionTest.holder(door), Target.OWN);
        var wrong = new ArrayList<String>();
        log.take();
        good.path("pathParameters").fieldNames().forEachRemaining(name -> {
            for (var address : ADDRESSES) {
                var event = good.deepCopy();
                ((ObjectNode) event.path("pathParameters")).put(name, address);
                var status = world.ask(route, event).status();
                var line = log.take();
                // Only numbers and codes of ours stand in the log.
                if (status != 404
                        || line.lines().count() != 1
                        || Poison.UNPRINTABLE.matcher(line.strip()).find()) {
                    wrong.add(name + " " + address + " was answered " + status + ", logged " + line);
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(world.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routesWithParameters")
    void stranger_shouldFindNothing_whenTheAddressIsMissing(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var event = world.event(InjectionTest.holder(door), Target.OWN);
        event.putNull("pathParameters");

        assertThat(world.ask(route, event).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void caller_shouldBeAnsweredAsEver_whenHisHeadersAreOdd(Route route) {
        var door = Door.of(route);
        for (var value : Arrays.asList(
                null,
                "",
                "text/plain",
                "application/json; charset=shift_jis",
                "multipart/form-data",
                "\u0000",
                "x".repeat(100_000))) {
            var world = new AttackedWorld(door);
            var event = world.event(InjectionTest.holder(door), Target.OWN);
            var headers = (ObjectNode) event.path("headers");
            for (var name : List.of("Content-Type", "Accept", "X-Forwarded-For", "Origin", "X-Odd")) {
                headers.put(name, value);
            }
            headers.put("Idempotency-Key", "attacked-by-odd-headers");

            assertThat(world.ask(route, event).status()).as("%s", value).isEqualTo(door.answer());
        }
    }

    @Test
    void order_shouldNotBeTaken_whenItsIdempotencyKeyIsNoKey() {
        var route = Route.of("POST /orders");
        for (var key : List.of(
                "",
                "short",
                "x".repeat(129),
                "x".repeat(100_000),
                "key with blanks in it",
                "漢".repeat(20),
                "a\r\nX-Attack: 123456",
                "\u0000".repeat(20))) {
            var world = new AttackedWorld(Door.of(route));
            var event = world.event(Caller.NOBODY, Target.OWN);
            ((ObjectNode) event.path("headers")).put("Idempotency-Key", key);

            assertThat(world.ask(route, event).status()).isEqualTo(400);
        }
    }

    @Test
    void queue_shouldBeRefusedOrEmpty_whenTheCursorIsMadeUp() {
        var route = Route.of("GET /staff/queue");
        var world = new AttackedWorld(Door.of(route));
        for (var cursor : ADDRESSES) {
            var event = world.event(Caller.VETTER, Target.OWN);
            event.putObject("queryStringParameters").put("cursor", cursor);

            assertThat(world.ask(route, event).status()).isIn(200, 400);
        }
    }

    @Test
    void certificate_shouldNotBeSent_whenItsFormatIsMadeUp() {
        var route = Route.of("GET /orders/{orderId}/certificate");
        var world = new AttackedWorld(Door.of(route));
        for (var format : ADDRESSES) {
            var event = world.event(Caller.CUSTOMER, Target.OWN);
            event.putObject("queryStringParameters").put("format", format);

            assertThat(world.ask(route, event).status()).isEqualTo(422);
        }
    }
}
