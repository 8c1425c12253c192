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
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.ChangeMethod;
import jp.kakuin.order.EditApplication;

/**
 * {@code PUT /orders/{orderId}/application}: edits while that is open (SPEC A-4). {@code PUT …/checks/{checkId}/method}: how a check's names are
 * validated (SPEC D-6).
 */
public final class EditApplicationHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final EditApplication editApplication;
    private final ChangeMethod changeMethod;
    private final OrderAnswers answers;

    public EditApplicationHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public EditApplicationHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.editApplication = EditApplication.of(ports);
        this.changeMethod = ChangeMethod.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return answers.of(gate.enter(request)
                .then(access -> request.resource().endsWith("/method")
                        ? JsonBody.read(request, ChangeMethod.Form.class)
                                .then(form -> changeMethod.run(access, request.path("checkId"), form))
                        : JsonBody.read(request, ApplicationForm.class)
                                .then(form -> editApplication.run(access, form))));
    }
}
