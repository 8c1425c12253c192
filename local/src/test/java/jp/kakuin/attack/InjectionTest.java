package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of every form, poisoned: what is taken may reach mails, audit and staff as a text only, and never as anything else. */
class InjectionTest {

    /** Texts of several lines that staff write. */
    private static final Set<String> LINES = Set.of("note", "ja", "en");

    private final Log log = new Log();
    private final Set<String> findings = new TreeSet<>();
    private int mails;

    static List<Route> forms() {
        return Route.all().stream()
                .filter(route -> Door.of(route).event().json().path("body").isTextual())
                .toList();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void reader_shouldMeetTextOnly_whenAnyFieldOfAFormIsPoisoned(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var good = world.event(holder(door), Target.OWN);
        var before = world.everything();
        var poisoned = sample(Poison.everyText(good));
        int taken = 0;
        log.take();
        for (var event : poisoned) {
            var answer = world.ask(route, event);
            judge(event, answer);
            if (answer.status() < 300 && !world.everything().equals(before)) {
                taken++;
                follow(world, answer);
            }
            if (!world.everything().equals(before)) {
                judgeStore(event, world);
                world = new AttackedWorld(door);
                log.take();
            }
        }
        log.close();
        System.out.println("{\"form\":\"" + route + "\",\"tried\":" + poisoned.size() + ",\"taken\":" + taken
                + ",\"mails\":" + mails + "}");
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void caller_shouldBeToldToMendAText_whenItHoldsHalfACharacter(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var before = world.everything();
        for (var event :
                Poison.everyText(world.event(holder(door), Target.OWN), "\ud800", "\udc00\ud800", "𠮷\udfb7")) {
            assertThat(world.ask(route, event).status()).isEqualTo(422);
        }
        assertThat(world.everything()).isEqualTo(before);
    }

    // A form with many fields is tried with every fifth poison; no order is asked for under a key of another.
    private static List<ObjectNode> sample(List<ObjectNode> all) {
        var some = new ArrayList<ObjectNode>();
        for (int i = 0; i < all.size(); i += all.size() > 1_000 ? 5 : 1) {
            ((ObjectNode) all.get(i).path("headers")).put("Idempotency-Key", "attacked-by-poison-" + i);
            some.add(all.get(i));
        }
        return some;
    }

    // The customer reads what was ordered, and what staff told him.
    static void follow(AttackedWorld world, Invocation.Answer answer) {
        var created = answer.body().path("order").path("orderId").asText();
        var id = OrderId.isValid(created) ? created : world.order().id().value();
        var input = AttackedWorld.MAPPER
                .createObjectNode()
                .put("orderId", id)
                .put("attempt", world.order().order().attempt());
        Invocation.of(AttackedWorld.handler("acknowledge-order", world.ports())::handleRequest, input);
        Invocation.of(
                AttackedWorld.handler("settle-mails", world.ports())::handleRequest,
                AttackedWorld.MAPPER.createObjectNode());
    }

    private void judge(ObjectNode event, Invocation.Answer answer) {
        if (answer.status() < 200 || answer.status() >= 500) {
            find("answered " + answer.status(), event);
        }
        var lines = log.take();
        if (lines.indexOf('\n') != lines.length() - 1
                || Poison.UNPRINTABLE.matcher(lines.strip()).find()
                || lines.contains(Poison.MARK)) {
            find("logged " + lines, event);
        }
    }

    private void judgeStore(ObjectNode event, AttackedWorld world) {
        log.take();
        var kept = world.order().ports();
        kept.mailSender.mails().stream()
                .filter(mail -> mail.text().contains("MIME-Version"))
                .forEach(mail -> {
                    mails++;
                    SentMail.findings(mail.mime()).forEach(finding -> find(finding, event));
                });
        for (Order order : kept.orders.all()) {
            kept.orders.audit(order.id()).forEach(entry -> {
                if (!entry.intact()
                        || Poison.UNPRINTABLE.matcher(entry.facts().toString()).find()) {
                    find("audit " + entry.event(), event);
                }
            });
            unprintable("", Json.mapper().valueToTree(order)).forEach(path -> find("kept " + path, event));
        }
    }

    private static List<String> unprintable(String path, JsonNode node) {
        var found = new ArrayList<String>();
        var name = path.substring(path.lastIndexOf('.') + 1);
        node.properties().forEach(entry -> found.addAll(unprintable(path + "." + entry.getKey(), entry.getValue())));
        node.elements().forEachRemaining(entry -> {
            if (node.isArray()) {
                found.addAll(unprintable(path, entry));
            }
        });
        if (node.isTextual() && !name.equals("csr")) {
            var text = LINES.contains(name) ? node.textValue().replace("\n", "") : node.textValue();
            if (Poison.UNPRINTABLE.matcher(text).find()) {
                found.add(path);
            }
        }
        return found;
    }

    private void find(String what, ObjectNode event) {
        var body = event.path("body").asText();
        int place = Math.max(0, body.indexOf(Poison.MARK) - 60);
        findings.add(what + " for …" + body.substring(place, Math.min(body.length(), place + 90)));
    }

    static Caller holder(Door door) {
        return switch (door.key()) {
            case NOTHING, LINK -> Caller.NOBODY;
            case ORDER_TOKEN, DRAFT_TOKEN -> Caller.CUSTOMER;
            case STAFF_ROLE ->
                door.roles().size() == 1 && door.roles().contains(jp.kakuin.identity.Staff.Role.OPERATOR)
                        ? Caller.OPERATOR
                        : Caller.APPROVER;
        };
    }
}
