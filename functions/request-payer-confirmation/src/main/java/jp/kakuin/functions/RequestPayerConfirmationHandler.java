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
import jp.kakuin.vetting.RequestPayerConfirmation;

/** Step 9 of docs/flow.md: asks a third-party payer (SPEC A-13). */
public final class RequestPayerConfirmationHandler implements RequestStreamHandler {

    private final RequestPayerConfirmation requestPayerConfirmation;

    public RequestPayerConfirmationHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RequestPayerConfirmationHandler(Ports ports) {
        this.requestPayerConfirmation = RequestPayerConfirmation.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.Wait.class, Done.after(requestPayerConfirmation::run));
    }
}
