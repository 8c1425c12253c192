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
import jp.kakuin.renewal.SendRenewalReminders;

/** Worker of a renewal run: the reminders of one shard (SPEC R-3). */
public final class SendRenewalRemindersHandler implements RequestStreamHandler {

    private final SendRenewalReminders sendRenewalReminders;

    public SendRenewalRemindersHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SendRenewalRemindersHandler(Ports ports) {
        this.sendRenewalReminders = SendRenewalReminders.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, SendRenewalReminders.Input.class, sendRenewalReminders::run);
    }
}
