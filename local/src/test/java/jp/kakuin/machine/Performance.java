package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jp.kakuin.local.emulator.ChosenEmulator;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.machine.Case.Call;
import jp.kakuin.machine.Case.Line;
import jp.kakuin.machine.Walk.Order;
import software.amazon.awssdk.services.sfn.SfnClient;

/** One case as it is played: answers each call as the case says, and writes down when each call began and ended. */
final class Performance {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Case played;
    private final Map<Line, List<Answer>> script;
    private final SfnClient flow;
    private final Map<Line, Integer> next = new HashMap<>();
    private final Map<Call, Integer> began = new HashMap<>();
    private final Map<Call, Integer> ended = new HashMap<>();
    private final List<String> surprises = new ArrayList<>();
    private final Map<String, CompletableFuture<Open>> open = new ConcurrentHashMap<>();
    private int moment;

    /** A check that waits for a person. */
    private record Open(Call call, String token, String result) {}

    Performance(Case played, SfnClient flow) {
        this.played = played;
        this.script = played.script();
        this.flow = flow;
    }

    /** What the function answers to this call. */
    JsonNode called(String function, JsonNode event) {
        var call = begin(new Line(function, itemOf(event)), event);
        var answer = script.get(call.line()).get(call.index());
        var token = event.path("taskToken").asText();
        switch (answer) {
            case Answer.Reply reply -> end(call);
            case Answer.Fault fault -> {
                end(call);
                throw new IllegalStateException(function + " fails, as the case says");
            }
            case Answer.Timeout timeout -> {
                end(call);
                if (ChosenEmulator.get() == ChosenEmulator.MINISTACK) {
                    flow.sendTaskFailure(failure -> failure.taskToken(token).error("States.Timeout"));
                }
            }
            case Answer.Signal signal
            when signal.later() -> opened(call.line().item()).complete(new Open(call, token, signal.result()));
            case Answer.Signal signal -> signal(new Open(call, token, signal.result()));
        }
        return answer instanceof Answer.Reply reply ? reply.body() : Exchange.JSON.createObjectNode();
    }

    /** Lets the people answer, group by group. */
    void letPeopleAnswer() throws Exception {
        for (var group : played.people()) {
            var waiting = new ArrayList<Open>();
            for (var item : group) {
                waiting.add(opened(item).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
            waiting.forEach(this::signal);
        }
    }

    synchronized Set<Call> calls() {
        return Set.copyOf(began.keySet());
    }

    /** Calls that the case does not know, or that came with another order's input. */
    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    synchronized boolean kept(Order order) {
        int last = order.first().stream()
                .mapToInt(call -> ended.getOrDefault(call, Integer.MAX_VALUE))
                .max()
                .orElse(-1);
        int first = order.then().stream()
                .mapToInt(call -> began.getOrDefault(call, -1))
                .min()
                .orElse(Integer.MAX_VALUE);
        return last < first;
    }

    private synchronized Call begin(Line line, JsonNode event) {
        var call = new Call(line, next.merge(line, 1, Integer::sum) - 1);
        began.put(call, moment++);
        if (call.index() >= script.getOrDefault(line, List.of()).size()) {
            surprises.add("Not in the case: " + call);
            throw new IllegalStateException("Not in the case: " + call);
        }
        played.input().properties().forEach(given -> {
            if (!given.getValue().equals(event.get(given.getKey()))) {
                surprises.add(call + " came without " + given.getKey() + ": " + event);
            }
        });
        return call;
    }

    private synchronized void end(Call call) {
        ended.put(call, moment++);
    }

    private void signal(Open check) {
        end(check.call());
        flow.sendTaskSuccess(
                success -> success.taskToken(check.token()).output("{\"result\":\"" + check.result() + "\"}"));
    }

    private CompletableFuture<Open> opened(String item) {
        return open.computeIfAbsent(item, key -> new CompletableFuture<>());
    }

    private static String itemOf(JsonNode event) {
        return event.has("checkId")
                ? event.path("checkId").asText()
                : event.path("shard").asText();
    }
}
