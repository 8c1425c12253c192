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
import jp.kakuin.compromise.ReadCompromisedKey;
import jp.kakuin.identity.Staff;
import jp.kakuin.vetting.ReadStaffOrders;

/** {@code GET /staff/queue}, {@code GET /staff/orders/{orderId}} and the papers below it (SPEC S-4, V-3), {@code GET
 * /staff/compromised-keys/{keySha256}} (SPEC X-1). */
public final class ReadStaffOrdersHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final ReadStaffOrders readStaffOrders;
    private final ReadCompromisedKey readCompromisedKey;

    public ReadStaffOrdersHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReadStaffOrdersHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.readStaffOrders = ReadStaffOrders.of(ports);
        this.readCompromisedKey = ReadCompromisedKey.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var staff = gate.enter(request, Staff.Role.values());
        if (request.resource().endsWith("/queue")) {
            return ApiAnswer.of(staff.then(reader -> request.cursor()).map(readStaffOrders::queue), ApiAnswer::ok);
        }
        if (request.resource().endsWith("/compromised-keys/{keySha256}")) {
            return ApiAnswer.of(staff.then(reader -> readCompromisedKey.run(request.path("keySha256"))), ApiAnswer::ok);
        }
        var order = staff.then(reader -> OrderPath.of(request));
        return request.resource().endsWith("/documents/{documentId}")
                ? ApiAnswer.of(
                        order.then(id -> readStaffOrders.document(id, request.path("documentId"))), ApiAnswer::ok)
                : ApiAnswer.of(order.then(readStaffOrders::order), ApiAnswer::ok);
    }
}
