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
import jp.kakuin.issuance.IssueCertificate;

/** Step 13 of docs/flow.md: issues the order's one certificate (SPEC I-3). */
public final class IssueCertificateHandler implements RequestStreamHandler {

    private final IssueCertificate issueCertificate;

    public IssueCertificateHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public IssueCertificateHandler(Ports ports) {
        this.issueCertificate = IssueCertificate.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, input -> Done.with(issueCertificate.run(input)));
    }
}
