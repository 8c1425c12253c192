package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of {@code statemachines/cases/}: what the functions answer, and the path that an execution then takes. */
record Case(String machine, String name, JsonNode json) {

    /** Whom a function is called for: the id of a check, the number of a shard, or empty for the order as a whole. */
    record Line(String function, String item) {}

    /** One call of a function, counted from 0 for each line. */
    record Call(Line line, int index) {}

    JsonNode input() {
        return json.path("input");
    }

    JsonNode path() {
        return json.path("path");
    }

    String endStatus() {
        return json.path("end").path("status").asText();
    }

    String endState() {
        return json.path("end").path("state").asText();
    }

    /** The answers of each line, in the order in which they are given. */
    Map<Line, List<Answer>> script() {
        var script = new TreeMap<Line, List<Answer>>(java.util.Comparator.comparing(Line::toString));
        json.path("functions").properties().forEach(function -> {
            if (function.getValue().isArray()) {
                script.put(new Line(function.getKey(), ""), answers(function.getValue()));
            } else {
                function.getValue()
                        .properties()
                        .forEach(item ->
                                script.put(new Line(function.getKey(), item.getKey()), answers(item.getValue())));
            }
        });
        return script;
    }

    boolean timesOut() {
        return script().values().stream().flatMap(List::stream).anyMatch(answer -> answer instanceof Answer.Timeout);
    }

    /** Who answers later, in groups: all checks of a group are open before the first of them is answered. */
    List<List<String>> people() {
        var groups = new ArrayList<List<String>>();
        json.path("people")
                .forEach(group -> groups.add(
                        State.list(group).stream().map(JsonNode::asText).toList()));
        return groups;
    }

    private static List<Answer> answers(JsonNode array) {
        return State.list(array).stream().map(Answer::of).toList();
    }

    @Override
    public String toString() {
        return machine + "/" + name;
    }
}
