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
import jp.kakuin.aws.identity.CustomerGate;
import jp.kakuin.upload.RequestUpload;

/** {@code POST /orders/{orderId}/documents}: permission to upload one paper (SPEC V-3). */
public final class RequestUploadHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final RequestUpload requestUpload;

    public RequestUploadHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RequestUploadHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.requestUpload = RequestUpload.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                gate.enter(request)
                        .then(access -> JsonBody.read(request, RequestUpload.Form.class)
                                .then(form -> requestUpload.run(access, form))),
                ApiAnswer::ok);
    }
}
