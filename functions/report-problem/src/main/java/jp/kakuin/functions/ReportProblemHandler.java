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
import jp.kakuin.problem.ReportProblem;

/** {@code POST /problem-reports} (SPEC X-3). */
public final class ReportProblemHandler implements RequestStreamHandler {

    private final Api api;
    private final ReportProblem reportProblem;

    public ReportProblemHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReportProblemHandler(Ports ports) {
        this.api = Api.of(ports);
        this.reportProblem = ReportProblem.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(JsonBody.read(request, ReportProblem.Form.class).then(reportProblem::run), ApiAnswer::ok);
    }
}
