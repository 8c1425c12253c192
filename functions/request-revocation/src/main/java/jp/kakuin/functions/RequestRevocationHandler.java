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
import jp.kakuin.aws.identity.CustomerGate;
import jp.kakuin.revocation.RequestRevocation;

/** {@code POST /orders/{orderId}/revocation} (SPEC X-1). */
public final class RequestRevocationHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final RequestRevocation requestRevocation;
    private final OrderAnswers answers;

    public RequestRevocationHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RequestRevocationHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.requestRevocation = RequestRevocation.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return answers.of(gate.enter(request)
                .then(access -> JsonBody.read(request, RequestRevocation.Form.class)
                        .then(form -> requestRevocation.run(access, form))));
    }
}
