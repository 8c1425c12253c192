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
import jp.kakuin.aws.http.CsrAnswer;
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.csr.CheckCsr;

/** {@code POST /csr-checks}: tries a CSR without login (SPEC C-14). */
public final class CheckCsrHandler implements RequestStreamHandler {

    private final Api api;
    private final CheckCsr checkCsr;

    public CheckCsrHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public CheckCsrHandler(Ports ports) {
        this.api = Api.of(ports);
        this.checkCsr = CheckCsr.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                JsonBody.read(request, CheckCsr.Form.class).then(checkCsr::run),
                report -> ApiAnswer.ok(CsrAnswer.of(report)));
    }
}
