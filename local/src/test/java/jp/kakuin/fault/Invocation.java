package jp.kakuin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.local.host.AwsCall;
import jp.kakuin.local.web.Exchange;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/**
 * One invocation of a function and the calls it made. A scheduled function works for many orders: each of its calls is counted for the order that
 * it names, or that was named last; {@code ""} stands for none.
 */
final class Invocation {

    /** Says whose order a request to the API is about; links do not name it. */
    static final String HEADER = "X-Fault-Label";

    private final String function;
    private final boolean step;
    private final String label;
    private final String place;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private Optional<Strike> ahead = Optional.empty();

    /**
     * @param mail where a mail is sent, and where its claim is closed: the tag by which the mail service knows the claim; else empty
     * @param landed whether the service did it
     */
    record Call(String label, int number, String operation, String mail, boolean landed) {

        Call asLanded() {
            return new Call(label, number, operation, mail, true);
        }
    }

    Invocation(String function, byte[] event, Labels labels) {
        this.function = function;
        var input = read(event);
        this.step = input.has("orderId") && !input.has("resource");
        this.label = labels.of(input);
        this.place = place(input).replace(label.isEmpty() ? "\0" : label, "*");
    }

    private static JsonNode read(byte[] event) {
        try {
            return Exchange.JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(JsonNode input) {
        if (input.has("resource")) {
            var check = input.path("pathParameters").path("checkId").asText();
            return input.path("httpMethod").asText() + " "
                    + input.path("resource").asText() + (check.isEmpty() ? "" : " " + check);
        }
        return input.path("checkId").asText();
    }

    String function() {
        return function;
    }

    /** Whether it is a step of an order's flow. */
    boolean isStep() {
        return step;
    }

    String label() {
        return label;
    }

    String place() {
        return place;
    }

    CompletableFuture<byte[]> end() {
        return end;
    }

    /** Counts a call that is about to be made; gives its number among those for the same order. */
    synchronized Call begins(AwsCall call, Labels labels) {
        var whose = label.isEmpty()
                ? labels.of(call, calls.isEmpty() ? "" : calls.getLast().label())
                : label;
        var number = counts.merge(whose, 1, Integer::sum);
        var made = new Call(whose, number, call.service() + "." + call.operation(), mail(call.request()), false);
        calls.add(made);
        return made;
    }

    private static String mail(SdkRequest request) {
        return switch (request) {
            case SendRawEmailRequest sending -> sending.tags().getFirst().value();
            case TransactWriteItemsRequest write ->
                write.transactItems().stream()
                        .filter(item -> item.update() != null)
                        .map(item -> item.update().key().get("sk").s())
                        .filter(key -> key.startsWith("MAIL#"))
                        .map(key -> tag(key.substring("MAIL#".length())))
                        .findFirst()
                        .orElse("");
            default -> "";
        };
    }

    /** By which the mail service knows a claim. */
    static String tag(String claim) {
        return AuditEntry.sha256(claim).substring(0, 32);
    }

    synchronized void landed() {
        calls.add(calls.removeLast().asLanded());
    }

    /** What happens to the call under way once it has landed. */
    synchronized void expect(Optional<Strike> strike) {
        ahead = strike;
    }

    synchronized Optional<Strike> expected() {
        return ahead;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
