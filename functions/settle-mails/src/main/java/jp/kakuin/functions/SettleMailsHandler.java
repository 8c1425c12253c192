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
import jp.kakuin.mail.SettleMails;

/** Every five minutes: mails of which it is not known whether they went out. */
public final class SettleMailsHandler implements RequestStreamHandler {

    private final SettleMails settleMails;

    public SettleMailsHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SettleMailsHandler(Ports ports) {
        this.settleMails = SettleMails.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> settleMails.run());
    }
}
