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
import jp.kakuin.renewal.FindDueRenewals;

/** First step of a renewal run: over which shards it spreads (SPEC R-3). */
public final class FindDueRenewalsHandler implements RequestStreamHandler {

    private final FindDueRenewals findDueRenewals;

    public FindDueRenewalsHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public FindDueRenewalsHandler(Ports ports) {
        this.findDueRenewals = FindDueRenewals.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> findDueRenewals.run());
    }
}
