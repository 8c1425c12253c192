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
import jp.kakuin.vetting.RequestDomainApproval;

/** Step 5 of docs/flow.md: asks the domain approver by mail (SPEC D-1, D-2). */
public final class RequestDomainApprovalHandler implements RequestStreamHandler {

    private final RequestDomainApproval requestDomainApproval;

    public RequestDomainApprovalHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RequestDomainApprovalHandler(Ports ports) {
        this.requestDomainApproval = RequestDomainApproval.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.Wait.class, Done.after(requestDomainApproval::run));
    }
}
