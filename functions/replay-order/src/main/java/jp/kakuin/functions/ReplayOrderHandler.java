package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.http.Api;
import jp.kakuin.aws.http.ApiAnswer;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.OrderPath;
import jp.kakuin.aws.identity.StaffGate;
import jp.kakuin.flow.ReplayOrder;
import jp.kakuin.identity.Staff;

/** {@code POST /operations/orders/{orderId}/replay} (SPEC S-4). */
public final class ReplayOrderHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final ReplayOrder replayOrder;

    public ReplayOrderHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReplayOrderHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.replayOrder = ReplayOrder.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                gate.enter(request, Staff.Role.OPERATOR)
                        .then(staff -> OrderPath.of(request).then(order -> replayOrder.run(staff, order))),
                ApiAnswer::ok);
    }
}
