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
import jp.kakuin.status.PublishCrl;

/** Every minute: each part of a CRL that is due is signed and published (SPEC X-2). */
public final class PublishCrlHandler implements RequestStreamHandler {

    private final PublishCrl publishCrl;

    public PublishCrlHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public PublishCrlHandler(Ports ports) {
        this.publishCrl = PublishCrl.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> publishCrl.run());
    }
}
