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
import jp.kakuin.vetting.ChaseWaitingOrders;

/** Hourly: reminds customers and lets orders expire (SPEC V-7). */
public final class ChaseWaitingOrdersHandler implements RequestStreamHandler {

    private final ChaseWaitingOrders chaseWaitingOrders;

    public ChaseWaitingOrdersHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ChaseWaitingOrdersHandler(Ports ports) {
        this.chaseWaitingOrders = ChaseWaitingOrders.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> chaseWaitingOrders.run());
    }
}
