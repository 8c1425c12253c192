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
import jp.kakuin.invoicing.SendInvoice;

/** Step 16 of docs/flow.md: draws, keeps and mails the invoice (SPEC M-1). */
public final class SendInvoiceHandler implements RequestStreamHandler {

    private final SendInvoice sendInvoice;

    public SendInvoiceHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SendInvoiceHandler(Ports ports) {
        this.sendInvoice = SendInvoice.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, Done.after(sendInvoice::run));
    }
}
