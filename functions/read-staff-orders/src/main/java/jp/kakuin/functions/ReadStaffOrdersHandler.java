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
import jp.kakuin.identity.Staff;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.ReadRevocations;
import jp.kakuin.vetting.ReadStaffOrders;

/** What staff read by {@code GET} below {@code /staff} (SPEC S-4, V-3, X-1, BR 4.2.1). */
public final class ReadStaffOrdersHandler implements RequestStreamHandler {
    private final Api api;
    private final StaffGate gate;
    private final ReadStaffOrders orders;
    private final ReadRevocations readRevocations;

    public ReadStaffOrdersHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReadStaffOrdersHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.orders = ReadStaffOrders.of(ports);
        this.readRevocations = ReadRevocations.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var staff = gate.enter(request, Staff.Role.values());
        Result<?> answer = staff instanceof Result.Accepted<Staff> ? read(request) : staff;
        return ApiAnswer.of(answer, ApiAnswer::ok);
    }

    private Result<?> read(ApiRequest request) {
        return switch (request.resource().substring(request.resource().lastIndexOf('/') + 1)) {
            case "queue" -> request.cursor().map(orders::queue);
            case "revocations" -> Result.accepted(readRevocations.run());
            case "{keySha256}" -> orders.compromisedKey(request.path("keySha256"));
            case "{kind}" -> request.cursor().then(cursor -> orders.highRisk(request.path("kind"), cursor));
            case "{documentId}" -> OrderPath.of(request).then(id -> orders.document(id, request.path("documentId")));
            default -> OrderPath.of(request).then(orders::order);
        };
    }
}
