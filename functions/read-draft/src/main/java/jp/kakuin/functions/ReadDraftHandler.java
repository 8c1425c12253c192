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
import jp.kakuin.aws.http.DraftAnswers;
import jp.kakuin.draft.ReadDraft;

/** {@code GET /drafts/{draftId}} (SPEC A-5). */
public final class ReadDraftHandler implements RequestStreamHandler {

    private final Api api;
    private final ReadDraft readDraft;

    public ReadDraftHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ReadDraftHandler(Ports ports) {
        this.api = Api.of(ports);
        this.readDraft = ReadDraft.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.of(
                readDraft.run(request.path("draftId"), request.bearer().orElse("")), DraftAnswers::shown);
    }
}
