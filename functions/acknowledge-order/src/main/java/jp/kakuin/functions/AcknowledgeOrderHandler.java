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
import jp.kakuin.order.AcknowledgeOrder;

/** Step 2 of docs/flow.md: mails what was ordered and the access key (SPEC A-3). */
public final class AcknowledgeOrderHandler implements RequestStreamHandler {

    private final AcknowledgeOrder acknowledgeOrder;

    public AcknowledgeOrderHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public AcknowledgeOrderHandler(Ports ports) {
        this.acknowledgeOrder = AcknowledgeOrder.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, StepInput.class, Done.after(acknowledgeOrder::run));
    }
}
