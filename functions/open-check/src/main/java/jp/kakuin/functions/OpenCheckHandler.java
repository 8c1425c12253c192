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
import jp.kakuin.vetting.OpenCheck;

/** Steps 4, 7, 8, 10 and 11 of docs/flow.md: opens a check that staff or the customer's papers answer (SPEC V-1). */
public final class OpenCheckHandler implements RequestStreamHandler {

    private final OpenCheck openCheck;

    public OpenCheckHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public OpenCheckHandler(Ports ports) {
        this.openCheck = OpenCheck.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.Wait.class, Done.after(openCheck::run));
    }
}
