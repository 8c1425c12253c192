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
import jp.kakuin.vetting.ResendMail;

/** {@code POST /orders/{orderId}/checks/{checkId}/mail}: a new mail with a new code (SPEC D-2). */
public final class ResendMailHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final ResendMail resendMail;
    private final OrderAnswers answers;

    public ResendMailHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ResendMailHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.resendMail = ResendMail.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return answers.of(gate.enter(request).then(access -> resendMail.run(access, request.path("checkId"))));
    }
}
