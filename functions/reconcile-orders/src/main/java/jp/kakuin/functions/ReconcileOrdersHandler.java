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
import jp.kakuin.flow.ReconcileOrders;

/** Every five minutes: brings orders and their flow together again. */
public final class ReconcileOrdersHandler implements RequestStreamHandler {

    private final ReconcileOrders reconcileOrders;

    public ReconcileOrdersHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReconcileOrdersHandler(Ports ports) {
        this.reconcileOrders = ReconcileOrders.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> reconcileOrders.run());
    }
}
