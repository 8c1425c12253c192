package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC S-5: every route, asked by every caller about every order. Whoever may not, changes nothing and learns nothing. */
class AccessMatrixTest {

    /** The words of a closed door. */
    private static final Set<String> CLOSED = Set.of(
            "UNAUTHENTICATED",
            "FORBIDDEN_FOR_ROLE",
            "SECOND_FACTOR_MISSING",
            "ORDER_NOT_FOUND",
            "PROBLEM_REPORT_NOT_FOUND",
            "DRAFT_NOT_FOUND",
            "LINK_NOT_FOUND");

    private static final int IN = 0;

    static List<Route> routes() {
        return Route.all();
    }

    @Test
    void everyRoute_shouldSayWhoMay_whenItIsInTheTemplate() {
        assertThat(new TreeSet<>(Door.OF_ROUTE.keySet()))
                .isEqualTo(routes().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void customer_shouldKeepAnOrderToHimself_whenAnybodyElseAsksForIt(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var wrong = new ArrayList<String>();
        var cells = 0;
        for (var caller : Caller.values()) {
            for (var target : Target.values()) {
                var before = world.everything();
                var answer = world.ask(route, world.event(caller, target));
                var changed = !world.everything().equals(before);
                describeIfWrong(door, caller, target, answer, changed, wrong);
                world = changed ? new AttackedWorld(door) : world;
                cells++;
            }
        }
        System.out.println("{\"matrix\":\"" + route + "\",\"cells\":" + cells + "}");
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void stranger_shouldNotLearnWhichOrdersExist_whenHeIsRefused(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        Map<Integer, Set<JsonNode>> refusals = new HashMap<>();
        for (var caller : Caller.values()) {
            for (var target : Target.values()) {
                int expected = expected(door, caller, target);
                // Who lacks the second factor is told so, and not what his role may.
                if (expected == 401 || expected == 404) {
                    refusals.computeIfAbsent(expected, status -> new java.util.HashSet<>())
                            .add(world.ask(route, world.event(caller, target)).json());
                }
            }
        }
        assertThat(refusals.values()).allSatisfy(answers -> assertThat(answers).hasSize(1));
    }

    private static void describeIfWrong(
            Door door, Caller caller, Target target, Invocation.Answer answer, boolean changed, List<String> wrong) {
        int expected = expected(door, caller, target);
        var code = answer.header("Content-Type").startsWith("application/problem+json")
                ? answer.body().path("code").textValue()
                : "";
        var right = expected == IN
                ? isIn(door, target, answer, code)
                : answer.status() == expected && CLOSED.contains(code) && !changed;
        if (!right) {
            wrong.add(caller + " for " + target + ": expected " + (expected == IN ? "in" : expected) + ", was "
                    + answer.status() + " " + code + (changed ? ", and something changed" : ""));
        }
    }

    // The other customer's order is at another stage, and a wrong code opens no link: both are past the door all the
    // same.
    private static boolean isIn(Door door, Target target, Invocation.Answer answer, String code) {
        var open = !CLOSED.contains(code) && answer.status() < 500;
        var wrongCode = door.key() == Door.Key.LINK && target == Target.OTHERS && !code.isEmpty();
        return target == Target.OTHERS ? open || wrongCode : open && answer.status() == door.answer();
    }

    /** A status, or {@link #IN}. */
    private static int expected(Door door, Caller caller, Target target) {
        var exists = target == Target.OWN || target == Target.OTHERS;
        return switch (door.key()) {
            case NOTHING -> IN;
            case LINK -> exists ? IN : 404;
            case ORDER_TOKEN -> caller == Caller.NOBODY ? 401 : isHolder(caller, target) ? IN : 404;
            case DRAFT_TOKEN -> isHolder(caller, target) ? IN : 404;
            case STAFF_ROLE -> {
                if (!caller.isStaff()) {
                    yield 401;
                }
                if (!caller.may(door.roles())) {
                    yield 403;
                }
                var named = door.event().json().path("pathParameters");
                yield exists || !named.has("orderId") && !named.has("reportId") ? IN : 404;
            }
        };
    }

    private static boolean isHolder(Caller caller, Target target) {
        return caller == Caller.CUSTOMER && target == Target.OWN
                || caller == Caller.OTHER_CUSTOMER && target == Target.OTHERS;
    }
}
