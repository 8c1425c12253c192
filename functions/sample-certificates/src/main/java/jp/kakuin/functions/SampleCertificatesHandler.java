package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.step.NoInput;
import jp.kakuin.aws.step.Step;
import jp.kakuin.sampling.SampleCertificates;

/** Every hour, with something to do after the end of a quarter: a sample of what was issued is looked at once more (SPEC X-4). */
public final class SampleCertificatesHandler implements RequestStreamHandler {

    private final SampleCertificates sampleCertificates;

    public SampleCertificatesHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SampleCertificatesHandler(Ports ports) {
        this.sampleCertificates = SampleCertificates.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> sampleCertificates.run());
    }
}
