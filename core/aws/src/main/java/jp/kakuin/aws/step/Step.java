package jp.kakuin.aws.step;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.aws.json.Json;

/** Decodes the input of a flow step or scheduled function and encodes its answer. A fault stays a fault, so that the flow retries it. */
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
        try {
            var input = Json.mapper().readTree(in);
            line.order(input.path("orderId").asText());
            var answer = Json.mapper()
                    .<JsonNode>valueToTree(handler.apply(Json.mapper().treeToValue(input, inputType)));
            line.with("result", answer.path("result").asText());
            // How much a run did and left undone.
            answer.properties().stream()
                    .filter(fact ->
                            fact.getValue().isNumber() || fact.getValue().isBoolean())
                    .forEach(fact -> line.with(fact.getKey(), fact.getValue()));
            out.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException fault) {
            line.fault(fault);
            throw fault;
        } finally {
            line.print();
        }
    }
}
