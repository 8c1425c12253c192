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
import jp.kakuin.aws.identity.CustomerGate;
import jp.kakuin.order.RenderDocument;
import jp.kakuin.refusal.Result;

/** {@code GET /orders/{orderId}/service-application-form} and {@code /cover-letter}, as PDF (SPEC A-9). */
public final class RenderDocumentHandler implements RequestStreamHandler {

    private final Api api;
    private final CustomerGate gate;
    private final RenderDocument renderDocument;

    public RenderDocumentHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public RenderDocumentHandler(Ports ports) {
        this.api = Api.of(ports);
        this.gate = new CustomerGate(ports.orders());
        this.renderDocument = RenderDocument.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        var access = gate.enter(request);
        return request.resource().endsWith("/cover-letter")
                ? pdf("cover-letter.pdf", access.then(renderDocument::coverLetter))
                : pdf("service-application-form.pdf", access.then(renderDocument::serviceApplicationForm));
    }

    private static ApiAnswer pdf(String name, Result<byte[]> paper) {
        return ApiAnswer.of(paper, bytes -> ApiAnswer.file("application/pdf", name, bytes));
    }
}
