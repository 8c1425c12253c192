package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.step.Step;
import jp.kakuin.flow.StepInput;
import jp.kakuin.vetting.ValidateCsr;

/** Step 3 of docs/flow.md: judges the CSR by today's rules and names the open checks (SPEC section 4). */
public final class ValidateCsrHandler implements RequestStreamHandler {

    private final ValidateCsr validateCsr;

    public ValidateCsrHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ValidateCsrHandler(Ports ports) {
        this.validateCsr = ValidateCsr.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, validateCsr::run);
    }
}
