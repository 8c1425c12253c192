package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import jp.kakuin.machine.Case.Call;
import jp.kakuin.machine.Case.Line;

/**
 * The path of a case laid on its machine: which calls it means, in which order, and what of the machine it touches. It decides
 * nothing; where a path goes the case says, and whether that is so the emulator's interpreter shows.
 */
final class Walk {

    /** All calls of the first end before any of the second begins. */
    record Order(List<Call> first, List<Call> then) {}

    private final Map<String, String> functions;
    private final Map<Line, List<Answer>> script;
    private final Map<Line, Integer> next = new HashMap<>();

    final List<String> outermost = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final Set<String> touched = new TreeSet<>();
    String failedAt = "";

    private Walk(Map<String, String> functions, Map<Line, List<Answer>> script) {
        this.functions = functions;
        this.script = script;
    }

    /** {@code functions} maps what a Task names to the function behind it. */
    static Walk of(Machine machine, Case path, Map<String, String> functions) {
        var walk = new Walk(functions, path.script());
        walk.sequence(machine.scope(), path.path(), "");
        path.path().forEach(step -> walk.outermost.add(nameOf(step)));
        walk.checkThatTheScriptIsUsedUp();
        return walk;
    }

    /** Every call that the case's functions get. */
    Set<Call> calls() {
        var calls = new java.util.HashSet<Call>();
        next.forEach((line, count) -> IntStream.range(0, count).forEach(index -> calls.add(new Call(line, index))));
        return calls;
    }

    private List<Call> sequence(State.Scope scope, JsonNode path, String item) {
        var calls = new ArrayList<Call>();
        State before = null;
        for (var step : path) {
            var name = nameOf(step);
            if (before == null
                    ? !name.equals(scope.startAt())
                    : !before.following().contains(name)) {
                problems.add(name + " does not follow " + (before == null ? "the start" : before.name()));
            }
            if (before != null && before.is("Choice")) {
                touched.add(Coverage.branch(before.name(), name));
            }
            var state = scope.state(name).orElseThrow(() -> new IllegalArgumentException("No such state: " + name));
            var own = visit(state, step, item);
            orders.add(new Order(List.copyOf(calls), own));
            calls.addAll(own);
            before = state;
        }
        if (failedAt.isEmpty() && (before == null || !before.ends())) {
            problems.add("The path stops in mid-air");
        }
        return calls;
    }

    private List<Call> visit(State state, JsonNode step, String item) {
        touched.add(Coverage.state(state.name()));
        return switch (state.type()) {
            case "Task" -> task(state, item);
            case "Parallel" -> branches(state, step.path(state.name()));
            case "Map" -> items(state, step.path(state.name()));
            default -> List.of();
        };
    }

    private List<Call> task(State state, String item) {
        var line = new Line(functions.get(state.functionName()), item);
        var answers = script.getOrDefault(line, List.of());
        int from = next.getOrDefault(line, 0);
        int at = from;
        while (at < answers.size() && answers.get(at) instanceof Answer.Fault) {
            at++;
        }
        int faults = at - from;
        if (at == answers.size()) {
            fail(state, faults == attempts(state), Coverage.exhausted(state.name()));
        } else if (answers.get(at) instanceof Answer.Timeout) {
            at++;
            fail(state, state.waitsForToken(), Coverage.timedOut(state.name()));
        } else {
            at++;
            if (faults > 0) {
                touched.add(Coverage.retried(state.name()));
            }
        }
        next.put(line, at);
        return IntStream.range(from, at)
                .mapToObj(index -> new Call(line, index))
                .toList();
    }

    private void fail(State state, boolean asScripted, String what) {
        if (!asScripted) {
            problems.add(state.name() + " is not scripted to its end");
        }
        failedAt = state.name();
        touched.add(what);
    }

    private static int attempts(State state) {
        return 1
                + state.retriers().stream()
                        .mapToInt(retrier -> retrier.path("MaxAttempts").asInt(3))
                        .sum();
    }

    private List<Call> branches(State state, JsonNode paths) {
        var calls = new ArrayList<Call>();
        var scopes = state.inner();
        if (paths.size() != scopes.size()) {
            problems.add(state.name() + " has " + scopes.size() + " branches");
            return calls;
        }
        for (int i = 0; i < scopes.size(); i++) {
            calls.addAll(sequence(scopes.get(i), paths.get(i), ""));
        }
        return calls;
    }

    /** Items that come one after another are a list of objects, items side by side are one object. */
    private List<Call> items(State state, JsonNode paths) {
        var calls = new ArrayList<Call>();
        var groups = paths.isArray() ? State.list(paths) : List.of(paths);
        touched.add(Coverage.mapped(
                state.name(), groups.stream().mapToInt(JsonNode::size).sum()));
        for (var group : groups) {
            var own = new ArrayList<Call>();
            group.properties()
                    .forEach(entry -> own.addAll(sequence(state.inner().getFirst(), entry.getValue(), entry.getKey())));
            orders.add(new Order(List.copyOf(calls), own));
            calls.addAll(own);
        }
        return calls;
    }

    private void checkThatTheScriptIsUsedUp() {
        script.forEach((line, answers) -> {
            if (next.getOrDefault(line, 0) != answers.size()) {
                problems.add(
                        "Of " + answers.size() + " answers the path uses " + next.getOrDefault(line, 0) + ": " + line);
            }
        });
    }

    /** A step is a state's name, or an object of one key where the state has states within it. */
    private static String nameOf(JsonNode step) {
        return step.isTextual()
                ? step.asText()
                : step.properties().iterator().next().getKey();
    }
}
