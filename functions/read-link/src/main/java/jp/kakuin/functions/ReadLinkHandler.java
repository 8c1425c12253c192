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
import jp.kakuin.vetting.ReadLink;

/** {@code GET /links/{linkId}}: shows what a mailed link asks for, and changes nothing (SPEC D-3). */
public final class ReadLinkHandler implements RequestStreamHandler {

    private final Api api;
    private final ReadLink readLink;

    public ReadLinkHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReadLinkHandler(Ports ports) {
        this.api = Api.of(ports);
        this.readLink = ReadLink.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(readLink.run(request.path("linkId")), ApiAnswer::ok);
    }
}
