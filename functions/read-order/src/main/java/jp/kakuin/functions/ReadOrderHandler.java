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
import jp.kakuin.aws.http.CertificateFile;
import jp.kakuin.aws.http.OrderAnswers;
import jp.kakuin.aws.identity.CustomerGate;
import jp.kakuin.order.ReadOrder;

/** {@code GET /orders/{orderId}} and its certificate (SPEC H-2, I-1). */
public final class ReadOrderHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final ReadOrder readOrder;
    private final OrderAnswers answers;

    public ReadOrderHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReadOrderHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.readOrder = ReadOrder.of(ports);
        this.answers = OrderAnswers.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var access = gate.enter(request);
        return request.resource().endsWith("/certificate")
                ? ApiAnswer.of(
                        access.then(readOrder::certificate),
                        certificate -> CertificateFile.of(
                                certificate, request.query("format").orElse("fullchain")))
                : answers.of(access.then(readOrder::run));
    }
}
