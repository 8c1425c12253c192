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
import jp.kakuin.vetting.RequestAgreement;

/** Step 6 of docs/flow.md: asks the applicant to accept the agreement (SPEC G-1). */
public final class RequestAgreementHandler implements RequestStreamHandler {

    private final RequestAgreement requestAgreement;

    public RequestAgreementHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RequestAgreementHandler(Ports ports) {
        this.requestAgreement = RequestAgreement.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.Wait.class, Done.after(requestAgreement::run));
    }
}
