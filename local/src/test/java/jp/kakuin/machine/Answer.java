package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;

/** What a function does when it is called. */
sealed interface Answer {

    /** It answers this. */
    record Reply(JsonNode body) implements Answer {}

    /** It fails. */
    record Fault() implements Answer {}

    /** It answers nothing, and its token gets this result, at once or when its turn among {@code people} comes. */
    record Signal(boolean later, String result) implements Answer {}

    /** It answers nothing, and the time is up: MiniStack is told so, LocalStack has a machine that waits for seconds only. */
    record Timeout() implements Answer {}

    static Answer of(JsonNode json) {
        if (json.path("fault").asBoolean()) {
            return new Fault();
        }
        if (json.path("timeout").asBoolean()) {
            return new Timeout();
        }
        return switch (json.path("signal").asText()) {
            case "at once" -> new Signal(false, json.path("result").asText("PASSED"));
            case "later" -> new Signal(true, json.path("result").asText("PASSED"));
            case "" -> new Reply(json);
            default -> throw new IllegalArgumentException("A signal comes at once or later: " + json);
        };
    }
}
