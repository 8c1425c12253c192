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
import jp.kakuin.vetting.CheckDomains;

/** Every 5 minutes: looks again for what shows control over domains, at intervals that grow (SPEC D-6). */
public final class CheckDomainsHandler implements RequestStreamHandler {

    private final CheckDomains checkDomains;

    public CheckDomainsHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public CheckDomainsHandler(Ports ports) {
        this.checkDomains = CheckDomains.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> checkDomains.run());
    }
}
