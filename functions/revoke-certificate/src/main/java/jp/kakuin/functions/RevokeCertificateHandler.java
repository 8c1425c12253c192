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
import jp.kakuin.revocation.RevokeCertificate;

/** {@code POST /staff/orders/{orderId}/revocation}, {@code POST /staff/revocations}, and {@code POST /key-compromises} for whoever has the key (SPEC X-1). */
public final class RevokeCertificateHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final RevokeCertificate revokeCertificate;
    private final ManyRevocations many;
    private final OrderAnswers answers;

    public RevokeCertificateHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RevokeCertificateHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.revokeCertificate = RevokeCertificate.of(ports);
        this.many = ManyRevocations.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return switch (request.resource()) {
            case "/key-compromises" -> many.proof(request);
            case "/staff/revocations" -> many.list(request);
            default ->
                answers.of(gate.enter(request, Staff.Role.VETTER, Staff.Role.APPROVER, Staff.Role.OPERATOR)
                        .then(staff -> OrderPath.of(request)
                                .then(order -> JsonBody.read(request, RevokeCertificate.Form.class)
                                        .then(form -> revokeCertificate.run(staff, order, form)))));
        };
    }
}
