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
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.aws.http.OrderAnswers;
import jp.kakuin.aws.http.OrderPath;
import jp.kakuin.aws.identity.StaffGate;
import jp.kakuin.identity.Staff;
import jp.kakuin.vetting.RecordCheck;

/** {@code POST /staff/orders/{orderId}/checks/{checkId}/result} (SPEC V-2 to V-4, V-8). */
public final class RecordCheckHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final RecordCheck recordCheck;
    private final OrderAnswers answers;

    public RecordCheckHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RecordCheckHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.recordCheck = RecordCheck.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return answers.of(gate.enter(request, Staff.Role.VETTER, Staff.Role.APPROVER)
                .then(staff -> OrderPath.of(request)
                        .then(order -> JsonBody.read(request, RecordCheck.Form.class)
                                .then(form -> recordCheck.run(staff, order, request.path("checkId"), form)))));
    }
}
