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
import jp.kakuin.aws.identity.StaffGate;
import jp.kakuin.highrisk.ChangeHighRiskList;
import jp.kakuin.identity.Staff;

/** {@code POST /staff/high-risk} (BR 4.2.1, EVG 3.2.2.12.1). */
public final class ChangeHighRiskListHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final ChangeHighRiskList changeHighRiskList;

    public ChangeHighRiskListHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ChangeHighRiskListHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.changeHighRiskList = ChangeHighRiskList.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                gate.enter(request, Staff.Role.VETTER, Staff.Role.APPROVER)
                        .then(staff -> JsonBody.read(request, ChangeHighRiskList.Form.class)
                                .then(form -> changeHighRiskList.run(staff, form))),
                ApiAnswer::ok);
    }
}
