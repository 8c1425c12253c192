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
import jp.kakuin.issuance.DeliverCertificate;

/** Step 14 of docs/flow.md: mails the certificate (SPEC I-1) and says when the invoice is due. */
public final class DeliverCertificateHandler implements RequestStreamHandler {

    private final DeliverCertificate deliverCertificate;

    public DeliverCertificateHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public DeliverCertificateHandler(Ports ports) {
        this.deliverCertificate = DeliverCertificate.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, deliverCertificate::run);
    }
}
