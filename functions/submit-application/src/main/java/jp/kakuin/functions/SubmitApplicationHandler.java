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
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.SubmitApplication;

/** {@code POST /orders}: takes an application (SPEC ). Step 1 of docs/flow.md. */
public final class SubmitApplicationHandler implements RequestStreamHandler {

    private final Api api;
    private final SubmitApplication submitApplication;
    private final OrderAnswers answers;

    public SubmitApplicationHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SubmitApplicationHandler(Ports ports) {
        this.api = Api.of(ports);
        this.submitApplication = SubmitApplication.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var key = request.header("Idempotency-Key").orElse("");
        return ApiAnswer.of(
                JsonBody.read(request, ApplicationForm.class)
                        .then(form -> submitApplication.run(key, request.bodySha256(), form)),
                answers::received);
    }
}
