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
import jp.kakuin.aws.http.OcspExchange;
import jp.kakuin.status.AnswerOcsp;

/** GET and POST of OCSP requests (SPEC X-2, RFC 6960 appendix A). */
public final class AnswerOcspHandler implements RequestStreamHandler {

    private final AnswerOcsp answerOcsp;

    public AnswerOcspHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public AnswerOcspHandler(Ports ports) {
        this.answerOcsp = AnswerOcsp.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Api.open()
                .handle(
                        in,
                        out,
                        context,
                        request -> OcspExchange.answer(request, answerOcsp.run(OcspExchange.question(request))));
    }
}
