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
import jp.kakuin.vetting.AcceptAgreement;

/** {@code POST /links/{linkId}/agreement} (SPEC G-1). */
public final class AcceptAgreementHandler implements RequestStreamHandler {

    private final Api api;
    private final AcceptAgreement acceptAgreement;

    public AcceptAgreementHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public AcceptAgreementHandler(Ports ports) {
        this.api = Api.of(ports);
        this.acceptAgreement = AcceptAgreement.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                JsonBody.read(request, AcceptAgreement.Form.class)
                        .then(form -> acceptAgreement.run(request.path("linkId"), form)),
                order -> ApiAnswer.noContent());
    }
}
