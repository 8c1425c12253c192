package jp.kakuin.attack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Text;
import jp.kakuin.documents.mail.AngusMailComposer;
import jp.kakuin.documents.mail.Sender;
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.Staff;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.NamedKeys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;

/** Two customers, each with an order (or a draft), and the real handlers over them. */
final class AttackedWorld {

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final EventFile APPLICATION = new EventFile("ov-order/01-submit-application.json");
    private static final EventFile DRAFT = new EventFile("side-paths/02-save-draft.json");

    static final AngusMailComposer MAILS = new AngusMailComposer(new Sender(
            new Text("角印認証局", "Kakuin CA"),
            "support@ca.example",
            "03-5555-0100",
            URI.create("https://portal.example")));

    /** Something that a token opens. */
    record Holding(String id, String token) {

        String tokenSha256() {
            return Secrets.hash(token);
        }
    }

    private final Door door;
    private final GivenOrder order;
    private final Ports ports;
    private final Holding own;
    private final Holding others;

    AttackedWorld(Door door) {
        this.door = door;
        this.order = door.world().get();
        this.ports = realRules(order.ports());
        var drafts = door.key() == Door.Key.DRAFT_TOKEN;
        this.own = drafts ? saveDraft() : new Holding(order.id().value(), order.token());
        this.others = drafts ? saveDraft() : submitAnother();
        // An order's staff are the same in every world of its door.
        List.of(Caller.values()).forEach(caller -> caller.token(this));
    }

    // Rules, papers and mails are the real ones; AWS, DNS and the CA's key are stand-ins.
    private static Ports realRules(Ports world) {
        var check = new CsrCheck(NAMES, WeakKeyLists.in(Path.of("none")), world.compromisedKeys());
        var judged = Given.judgedBy(world, check, NAMES, new NamedKeys());
        return (Ports) Proxy.newProxyInstance(
                Ports.class.getClassLoader(),
                new Class<?>[] {Ports.class},
                (proxy, method, arguments) ->
                        method.getName().equals("mailComposer") ? MAILS : method.invoke(judged, arguments));
    }

    GivenOrder order() {
        return order;
    }

    Ports ports() {
        return ports;
    }

    Holding own() {
        return own;
    }

    Holding others() {
        return others;
    }

    String staffToken(String subject, boolean secondFactor, Set<Staff.Role> roles) {
        return order.ports().staffTokens.introduce(subject, secondFactor, roles.toArray(Staff.Role[]::new));
    }

    /** What the door's event becomes, sent by this caller to this target. */
    ObjectNode event(Caller caller, Target target) {
        var event = door.event().json();
        var headers = (ObjectNode) event.path("headers");
        headers.remove("Authorization");
        caller.token(this).ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        if (event.path("pathParameters") instanceof ObjectNode parameters) {
            parameters.fieldNames().forEachRemaining(name -> parameters.put(name, parameter(name, target)));
        }
        if (door.key() == Door.Key.LINK && event.path("body").isTextual()) {
            type(event, target == Target.OTHERS ? "0000-0000-0000-0000-0000-0000" : order.code(linkedCheck()));
        }
        return event;
    }

    private String parameter(String name, Target target) {
        return switch (name) {
            case "orderId", "draftId" -> id(target, own.id());
            case "reportId" -> id(target, given(name));
            case "linkId" ->
                switch (target) {
                    case OWN, OTHERS -> order.linkId(linkedCheck());
                    case UNKNOWN -> "0".repeat(26);
                    case MALFORMED -> "../" + order.linkId(linkedCheck());
                };
            case "documentId" -> order.order().documents().getLast().id();
            case "checkId", "keySha256", "kind" -> given(name);
            default -> throw new IllegalStateException("what stands for {" + name + "}?");
        };
    }

    private String given(String name) {
        return door.event().json().path("pathParameters").path(name).textValue();
    }

    private String id(Target target, String mine) {
        return switch (target) {
            case OWN -> mine;
            // A report is nobody's: there is one in the world.
            case OTHERS -> mine.equals(own.id()) ? others.id() : mine;
            case UNKNOWN -> mine.charAt(0) + "0".repeat(mine.length() - 1);
            case MALFORMED -> mine.toLowerCase(Locale.ROOT) + "%2F..";
        };
    }

    private String linkedCheck() {
        return order.order().checks().stream()
                .filter(check -> check.kind() == door.check())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void type(ObjectNode event, String code) {
        try {
            var body = (ObjectNode) MAPPER.readTree(event.path("body").textValue());
            event.put("body", body.put("code", code).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Invocation.Answer ask(Route route, JsonNode event) {
        return Invocation.of(handler(route.function(), ports)::handleRequest, event);
    }

    /** Everything that a request can have changed: a refused one leaves all of it as it was. */
    List<Object> everything() {
        var world = order.ports();
        var all = new ArrayList<>();
        world.orders.all().stream()
                .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
                .forEach(kept -> {
                    all.add(kept);
                    all.add(world.orders.audit(kept.id()));
                });
        all.add(world.orders.all().size());
        all.add(world.drafts.find(own.id(), world.clock.instant()));
        all.add(world.drafts.find(others.id(), world.clock.instant()));
        all.addAll(List.of(world.flow.starts(), world.flow.stops(), world.flow.redrives(), world.flow.signals()));
        all.add(world.mailSender.mails().size());
        all.add(world.documents.permitted());
        return all;
    }

    private Holding submitAnother() {
        var event = APPLICATION.json();
        ((ObjectNode) event.path("headers")).put("Idempotency-Key", "another-customers-key");
        var body = Invocation.of(handler("submit-application", ports)::handleRequest, event)
                .body();
        return new Holding(
                body.path("order").path("orderId").textValue(),
                body.path("token").textValue());
    }

    private Holding saveDraft() {
        var body = Invocation.of(handler("save-draft", ports)::handleRequest, DRAFT.json())
                .body();
        return new Holding(body.path("draftId").textValue(), body.path("token").textValue());
    }

    /** The handler of a function's folder. */
    static RequestStreamHandler handler(String function, Ports ports) {
        var name = Arrays.stream(function.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        try {
            return (RequestStreamHandler) Class.forName("jp.kakuin.functions." + name + "Handler")
                    .getConstructor(Ports.class)
                    .newInstance(ports);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
