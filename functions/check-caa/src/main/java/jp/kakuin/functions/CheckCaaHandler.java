package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.step.Done;
import jp.kakuin.aws.step.Step;
import jp.kakuin.flow.StepInput;
import jp.kakuin.issuance.CheckCaa;

/** Step 12 of docs/flow.md: asks the DNS whether this CA may issue (SPEC D-7). */
public final class CheckCaaHandler implements RequestStreamHandler {

    private final CheckCaa checkCaa;

    public CheckCaaHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public CheckCaaHandler(Ports ports) {
        this.checkCaa = CheckCaa.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, input -> Done.with(checkCaa.run(input)));
    }
}
