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
import jp.kakuin.aws.http.OrderPath;
import jp.kakuin.aws.identity.StaffGate;
import jp.kakuin.identity.Staff;
import jp.kakuin.problem.AnswerProblemReport;
import jp.kakuin.problem.ReadProblemReports;

/** {@code GET /staff/problem-reports} and {@code POST /staff/problem-reports/{reportId}/answer} (SPEC X-3). */
public final class AnswerProblemReportHandler implements RequestStreamHandler {

    private final Api api;
    private final StaffGate gate;
    private final ReadProblemReports readProblemReports;
    private final AnswerProblemReport answerProblemReport;

    public AnswerProblemReportHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public AnswerProblemReportHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new StaffGate(ports.staffTokens());
        this.readProblemReports = ReadProblemReports.of(ports);
        this.answerProblemReport = AnswerProblemReport.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var staff = gate.enter(request, Staff.Role.VETTER, Staff.Role.APPROVER, Staff.Role.OPERATOR);
        return request.method().equals("GET")
                ? ApiAnswer.of(staff.map(reader -> readProblemReports.run()), ApiAnswer::ok)
                : ApiAnswer.of(
                        staff.then(who -> OrderPath.report(request)
                                .then(id -> JsonBody.read(request, AnswerProblemReport.Form.class)
                                        .then(form -> answerProblemReport.run(who, id, form)))),
                        ApiAnswer::ok);
    }
}
