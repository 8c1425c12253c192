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
import jp.kakuin.vetting.ConfirmPayer;

/** {@code POST /links/{linkId}/payer-confirmation} (SPEC A-13). */
public final class ConfirmPayerHandler implements RequestStreamHandler {

    private final Api api;
    private final ConfirmPayer confirmPayer;

    public ConfirmPayerHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ConfirmPayerHandler(Ports ports) {
        this.api = Api.of(ports);
        this.confirmPayer = ConfirmPayer.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                JsonBody.read(request, ConfirmPayer.Form.class)
                        .then(form -> confirmPayer.run(request.path("linkId"), form)),
                order -> ApiAnswer.noContent());
    }
}
