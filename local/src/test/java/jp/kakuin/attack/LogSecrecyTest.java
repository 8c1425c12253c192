package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.aws.JournalHandler;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer's name, mail, telephone, token or code in the log: whoever reads the log has them, for as long as it is kept (SPEC M-8). */
class LogSecrecyTest {

    /** Words of ours, and numbers: they are about nobody. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Z_]+|[0-9]{1,3}|.{0,3}");

    private static final Logger OURS = Logger.getLogger("jp.kakuin");

    /** One invocation in a world that is ready for it. */
    private record Case(String name, Supplier<InMemoryPorts> world, EventFile event) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final JournalHandler handler = new JournalHandler();
    private Log log;

    @BeforeEach
    void listen() {
        log = new Log();
        OURS.addHandler(handler);
        OURS.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        OURS.setUseParentHandlers(true);
        OURS.removeHandler(handler);
        log.close();
    }

    static Stream<Case> invocations() {
        var routes = Door.OF_ROUTE.entrySet().stream()
                .map(door -> new Case(
                        door.getKey(),
                        () -> door.getValue().world().get().ports(),
                        door.getValue().event()));
        return Stream.of(story("ov-order"), story("ev-order"), routes, scheduled())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> story(String story) {
        var events = EventFile.of(story);
        var functions = events.stream().map(EventFile::function).toList();
        return IntStream.range(0, events.size())
                // The first of each function: an order has ten evidence checks.
                .filter(place -> functions.indexOf(functions.get(place)) == place)
                .mapToObj(place -> new Case(
                        events.get(place).path(),
                        () -> {
                            var given = story.startsWith("ov")
                                    ? Given.ovOrder(Stage.RECEIVED)
                                    : Given.evOrder(Stage.RECEIVED);
                            events.subList(0, place).forEach(event -> invoke(given.ports(), event));
                            return given.ports();
                        },
                        events.get(place)));
    }

    private static Stream<Case> scheduled() {
        return Stream.of(
                scheduled("ov-waiting then 3-days-passed", "18-chase-waiting-orders"),
                scheduled("ov-waiting then 31-days-passed", "18-chase-waiting-orders"),
                scheduled("ov-received then 3-days-passed", "19-settle-mails"),
                scheduled("ov-waiting then flow-lost", "20-reconcile-orders"),
                scheduled("ev-waiting then 3-days-passed", "20-reconcile-orders"),
                scheduled("ov-closed then 90-days-remain", "22-send-renewal-reminders"),
                scheduled("ov-issued then revocation-asked then 3-days-passed", "45-watch-revocations"),
                scheduled("ov-waiting then method-changed then 3-days-passed", "31-check-domains"),
                scheduled("ov-issued then problem-reported then 3-days-passed", "19-settle-mails"),
                scheduled("sample with findings", LogSecrecyTest::wronglyIssued, "46-sample-certificates"));
    }

    private static InMemoryPorts wronglyIssued() {
        var world = Given.world("ov-closed then 400-days-passed");
        world.certificateReview.find("policy (BR 7.1.6): wrong");
        return world;
    }

    private static Case scheduled(String world, String event) {
        return scheduled(event + " " + world, () -> Given.world(world), event);
    }

    private static Case scheduled(String name, Supplier<InMemoryPorts> world, String event) {
        return new Case(name, world, new EventFile("side-paths/" + event + ".json"));
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void log_shouldNameTheOrderAndNobody_whicheverCallFailsAndQuotesEverything(Case invocation) {
        var secrets = secrets(invocation);
        var quoted = String.join(" ", secrets);
        var undisturbed = new LeakyPorts(quoted, 0);
        thrownBy(undisturbed.over(invocation.world().get()), invocation.event());
        for (int call = 0; call <= undisturbed.calls(); call++) {
            var world = invocation.world().get();
            log.take();
            var told = thrownBy(new LeakyPorts(quoted, call).over(world), invocation.event());
            var lines = log.take();
            assertThat(lines).isNotEmpty();
            assertThat(secrets.stream().filter((lines + told)::contains))
                    .as("call %d: %s %s", call, lines, told)
                    .isEmpty();
            nameTheOrder(lines, invocation.event().json(), call);
        }
    }

    private static void nameTheOrder(String lines, JsonNode event, int call) {
        var named = event.has("orderId") || event.path("pathParameters").has("orderId");
        // Until the call that leads to the order has been made, nobody knows it.
        var led = call == 0
                && (event.path("pathParameters").has("linkId")
                        || event.path("resource").asText().equals("/orders"));
        for (var line : lines.lines().map(LogSecrecyTest::parsed).toList()) {
            // A run over many orders names those that it could not do.
            if (named || led || line.has("level")) {
                assertThat(OrderId.isValid(line.path("order").asText()))
                        .as("call %d: %s", call, line)
                        .isTrue();
            }
        }
    }

    // What Lambda would write of an exception that leaves the function.
    private static String thrownBy(Ports world, EventFile event) {
        try {
            invoke(world, event);
            return "";
        } catch (RuntimeException fault) {
            return Stream.iterate(fault, (Throwable cause) -> cause != null, Throwable::getCause)
                    .map(Throwable::toString)
                    .toList()
                    .toString();
        }
    }

    private static void invoke(Ports world, EventFile event) {
        Invocation.of(AttackedWorld.handler(event.function(), world)::handleRequest, event.json());
    }

    // Everything that the event says, and what the order keeps of people, links and codes.
    private static Set<String> secrets(Case invocation) {
        var all = new HashSet<String>();
        var event = invocation.event().json();
        var body = event.path("body");
        texts(event.has("httpMethod") ? parsed(body.asText("null")) : event, all);
        texts(event.path("headers"), all);
        texts(event.path("pathParameters").path("linkId"), all);
        var world = invocation.world().get();
        world.orders.all().forEach(order -> {
            texts(Json.mapper().valueToTree(order.application()), all);
            order.checks().forEach(check -> {
                check.recipient().ifPresent(all::add);
                check.invitation().ifPresent(link -> texts(Json.mapper().valueToTree(link), all));
                check.calls().forEach(made -> texts(Json.mapper().valueToTree(made), all));
            });
        });
        world.mailSender.mails().forEach(mail -> all.add(mail.to()));
        all.removeIf(text -> HARMLESS.matcher(text).matches() || OrderId.isValid(text));
        return all;
    }

    private static void texts(JsonNode node, Set<String> all) {
        if (node.isTextual()) {
            all.add(node.textValue());
        }
        node.forEach(part -> texts(part, all));
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
