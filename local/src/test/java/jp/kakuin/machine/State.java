package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One state as the machine's file declares it. */
record State(String name, JsonNode json) {

    /** What runs as one: the machine itself, a branch of a Parallel or the inside of a Map. */
    record Scope(JsonNode json) {

        String startAt() {
            return json.path("StartAt").asText();
        }

        Optional<State> state(String name) {
            return Optional.ofNullable(json.path("States").get(name)).map(found -> new State(name, found));
        }

        /** The states of this scope alone, in the order of the file. */
        List<State> own() {
            return json.path("States").properties().stream()
                    .map(entry -> new State(entry.getKey(), entry.getValue()))
                    .toList();
        }

        /** The states of this scope and of all within it. */
        List<State> all() {
            var found = new ArrayList<State>();
            for (var state : own()) {
                found.add(state);
                state.inner().forEach(scope -> found.addAll(scope.all()));
            }
            return found;
        }
    }

    String type() {
        return json.path("Type").asText();
    }

    boolean is(String type) {
        return type().equals(type);
    }

    boolean waitsForToken() {
        return resource().endsWith(".waitForTaskToken");
    }

    String resource() {
        return json.path("Resource").asText();
    }

    /** The substitution that names the function, as it is written: {@code ${OpenCheckFunction}}. */
    String functionName() {
        return json.path("Arguments").path("FunctionName").asText();
    }

    List<JsonNode> retriers() {
        return list(json.path("Retry"));
    }

    /** Where the rules of a Choice lead, the default last. */
    List<String> answers() {
        var targets = new ArrayList<String>();
        json.path("Choices").forEach(rule -> targets.add(rule.path("Next").asText()));
        if (json.has("Default")) {
            targets.add(json.path("Default").asText());
        }
        return targets;
    }

    /** Every state that may come next. */
    List<String> following() {
        return is("Choice")
                ? answers()
                : json.has("Next") ? List.of(json.path("Next").asText()) : List.of();
    }

    boolean ends() {
        return is("Succeed") || json.path("End").asBoolean();
    }

    /** The branches of a Parallel, the inside of a Map. */
    List<Scope> inner() {
        if (is("Map")) {
            return List.of(new Scope(json.path("ItemProcessor")));
        }
        return list(json.path("Branches")).stream().map(Scope::new).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
