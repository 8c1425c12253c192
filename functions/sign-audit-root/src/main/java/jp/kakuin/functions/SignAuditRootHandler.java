package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.audit.SignAuditRoot;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.step.NoInput;
import jp.kakuin.aws.step.Step;

/** Every hour: what the audit archive came to is signed. */
public final class SignAuditRootHandler implements RequestStreamHandler {

    private final SignAuditRoot signAuditRoot;

    public SignAuditRootHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SignAuditRootHandler(Ports ports) {
        this.signAuditRoot = SignAuditRoot.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> signAuditRoot.run());
    }
}
