package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import jp.kakuin.identity.Staff;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever kept a mail, a request or a token can send it again; it must not open anything a second time. */
class ReplayTest {

    private final Log log = new Log();

    static List<Route> answers() {
        return Route.all().stream()
                .filter(route ->
                        Door.of(route).key() == Door.Key.LINK && route.method().equals("POST"))
                .toList();
    }

    static List<Route> everyRoute() {
        return Route.all();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void link_shouldNotAnswerAnew_whenItWasUsed(Route route) {
        var world = new AttackedWorld(Door.of(route));
        var event = world.event(Caller.NOBODY, Target.OWN);
        assertThat(world.ask(route, event).status()).isEqualTo(204);
        var before = world.everything();
        var answered = world.order().order();

        var other = Poison.body(event).deepCopy();
        other.properties().stream()
                .filter(field -> List.of("fullName", "surname", "jobTitle").contains(field.getKey()))
                .toList()
                .forEach(field -> ((ObjectNode) other).put(field.getKey(), "Mallory"));

        assertCode(world.ask(route, event.deepCopy().put("body", other.toString())), "LINK_ANSWERED");
        assertThat(world.everything()).isEqualTo(before);
        // The very same answer is a lost answer sent again, and changes nothing either.
        assertThat(world.ask(route, event).status()).isEqualTo(204);
        assertThat(world.order().order()).isEqualTo(answered);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void link_shouldStayShut_whenItsTimeIsOver(Route route) {
        var world = new AttackedWorld(Door.of(route));
        var event = world.event(Caller.NOBODY, Target.OWN);
        var before = world.everything();
        world.order().ports().clock.advance(Duration.ofDays(31));

        assertCode(world.ask(route, event), "LINK_EXPIRED");
        assertThat(world.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/withdrawal", "/rejection"})
    void link_shouldStayShut_whenTheOrderHasEnded(String end) {
        for (var route : answers()) {
            var world = new AttackedWorld(Door.of(route));
            var event = world.event(Caller.NOBODY, Target.OWN);
            end(world, end);
            var before = world.everything();

            assertCode(world.ask(route, event), "LINK_ANSWERED");
            assertThat(world.everything()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void flow_shouldNotBeMovedByAnybody_becauseNoAnswerShowsItsTaskTokens(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var tokens = world.order().order().checks().stream()
                .flatMap(check ->
                        world.order().ports().taskTokens.find(world.order().id(), 1, check.id()).stream())
                .toList();

        var answer = world.ask(route, world.event(InjectionTest.holder(door), Target.OWN));

        assertThat(answer.status()).isEqualTo(door.answer());
        for (var token : tokens) {
            assertThat(answer.text() + log.take()).doesNotContain(token);
        }
    }

    private static void end(AttackedWorld world, String how) {
        var route = Route.all().stream()
                .filter(one -> one.resource().endsWith(how))
                .findFirst()
                .orElseThrow();
        var event = Door.of(route).event().json();
        ((ObjectNode) event.path("pathParameters")).put("orderId", world.own().id());
        var token = how.equals("/withdrawal")
                ? world.own().token()
                : world.staffToken("rejecter", true, java.util.Set.of(Staff.Role.APPROVER));
        ((ObjectNode) event.path("headers")).put("Authorization", "Bearer " + token);
        assertThat(world.ask(route, event).status()).isEqualTo(200);
    }

    private static void assertCode(Invocation.Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
    }
}
