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
import jp.kakuin.aws.http.OrderAnswers;
import jp.kakuin.aws.identity.CustomerGate;
import jp.kakuin.vetting.CheckDomainNow;

/** {@code POST /orders/{orderId}/checks/{checkId}/look}: looks now for what shows control over a domain (SPEC D-6). */
public final class CheckDomainNowHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final CheckDomainNow checkDomainNow;
    private final OrderAnswers answers;

    public CheckDomainNowHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public CheckDomainNowHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.checkDomainNow = CheckDomainNow.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return answers.of(gate.enter(request).then(access -> checkDomainNow.run(access, request.path("checkId"))));
    }
}
