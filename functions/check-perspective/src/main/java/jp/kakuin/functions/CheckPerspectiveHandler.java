package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.perspective.ProbeJson;
import jp.kakuin.aws.step.Step;
import jp.kakuin.validation.CheckPerspective;

/** A Network Perspective in another region: answers what it sees of one probe (SPEC D-6, D-7, BR 3.2.2.9). */
public final class CheckPerspectiveHandler implements RequestStreamHandler {

    private final CheckPerspective checkPerspective;

    public CheckPerspectiveHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public CheckPerspectiveHandler(Ports ports) {
        this.checkPerspective = CheckPerspective.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, JsonNode.class, json -> checkPerspective.run(ProbeJson.probe(json)));
    }
}
