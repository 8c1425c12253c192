package jp.kakuin.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import jp.kakuin.testkit.given.Invocation;

/** The body of a request to any route that takes one, through its handler: answered, no fault, one clean line in the log. */
public final class RequestFuzz {

    private static final List<Route> ROUTES = InjectionTest.forms();
    private static final AttackedWorld[] WORLDS = new AttackedWorld[ROUTES.size()];
    /** A world in which ten codes were wrong has a locked link. */
    private static final int WORN_OUT = 50;

    private static int count;

    private RequestFuzz() {}

    /** @param data the route on a line of its own, then the body, in which {@code @CODE} is the code of the link's mail */
    public static void fuzzerTestOneInput(byte[] data) {
        var text = new String(data, StandardCharsets.ISO_8859_1).split("\n", 2);
        int place = place(text[0]);
        var route = ROUTES.get(place);
        if (WORLDS[place] == null || count++ % WORN_OUT == 0) {
            WORLDS[place] = new AttackedWorld(Door.of(route));
        }
        var event = WORLDS[place].event(InjectionTest.holder(Door.of(route)), Target.OWN);
        var code = Poison.body(event).path("code").asText();
        var body = (text.length < 2 ? "" : text[1].replace("@CODE", code)).getBytes(StandardCharsets.ISO_8859_1);
        ((ObjectNode) event.path("headers")).put("Idempotency-Key", "attacked-by-fuzzing-" + count);
        event.put("isBase64Encoded", true).put("body", Base64.getEncoder().encodeToString(body));
        var log = new Log();
        Invocation.Answer answer;
        try (log) {
            answer = WORLDS[place].ask(route, event);
        }
        var line = log.take();
        Told.require(answer.status() >= 200 && answer.status() < 500, route + " was answered " + answer.status());
        Told.require(
                line.lines().count() == 1
                        && !Poison.UNPRINTABLE.matcher(line.strip()).find(),
                "logged " + line);
        Told.require(
                answer.status() < 400 || !answer.body().path("errors").isEmpty(), "told nothing: " + answer.text());
        if (answer.status() < 300) {
            WORLDS[place] = null;
        }
    }

    private static int place(String name) {
        for (int i = 0; i < ROUTES.size(); i++) {
            if (ROUTES.get(i).toString().equals(name)) {
                return i;
            }
        }
        return Math.floorMod(name.hashCode(), ROUTES.size());
    }
}
