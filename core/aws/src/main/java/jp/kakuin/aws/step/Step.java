package jp.kakuin.aws.step;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.aws.json.Json;

/** Decodes the input of a flow step or scheduled function and encodes its answer. A fault stays a fault, so that the
 * flow retries it. */
public final class Step {

    private Step() {}

    /**
     * @param inputType a record; fields that it does not name are passed over
     * @param handler answers a record or a map
     */
    public static <I> void handle(
            InputStream in, OutputStream out, Context context, Class<I> inputType, Function<I, ?> handler)
            throws IOException {
        var line = JournalLine.begin(context);
        JsonNode input = MissingNode.getInstance();
        try {
            input = Json.mapper().readTree(in);
            line.with("kind", input.has("orderId") ? "step" : "run")
                    .order(input.path("orderId").asText());
            if (input.path("attempt").isInt()) {
                line.with("attempt", input.path("attempt").intValue());
            }
            var given = Json.mapper().treeToValue(input, inputType);
            var answer = Json.mapper().<JsonNode>valueToTree(line.during(() -> handler.apply(given)));
            if (answer.has("result")) {
                line.with("result", answer.path("result").asText());
            }
            figures(answer).forEach(line::with);
            out.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException fault) {
            line.fault(fault);
            throw new StepFailed(input.path("orderId").asText(), fault);
        } finally {
            line.print();
        }
    }

    // How much a run did and left undone: numbers alone, for whatever else is in an answer may be about a person.
    private static Map<String, JsonNode> figures(JsonNode answer) {
        var found = new LinkedHashMap<String, JsonNode>();
        answer.properties().forEach(fact -> {
            if (fact.getValue().isNumber() || fact.getValue().isBoolean()) {
                found.put(fact.getKey(), fact.getValue());
            } else if (fact.getValue().isObject() && !figures(fact.getValue()).isEmpty()) {
                found.put(fact.getKey(), Json.mapper().valueToTree(figures(fact.getValue())));
            }
        });
        return found;
    }
}
