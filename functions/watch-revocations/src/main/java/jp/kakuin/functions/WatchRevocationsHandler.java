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
import jp.kakuin.revocation.WatchRevocations;

/** Every five minutes: revokes what is due by itself, and counts what waits (SPEC X-1). */
public final class WatchRevocationsHandler implements RequestStreamHandler {

    private final WatchRevocations watchRevocations;

    public WatchRevocationsHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public WatchRevocationsHandler(Ports ports) {
        this.watchRevocations = WatchRevocations.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> watchRevocations.run());
    }
}
