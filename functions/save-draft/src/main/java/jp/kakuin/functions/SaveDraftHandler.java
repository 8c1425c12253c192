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
import jp.kakuin.aws.http.DraftForm;
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.draft.SaveDraft;
import jp.kakuin.refusal.Result;

/** {@code POST /drafts} and {@code PUT /drafts/{draftId}}: keeps a form left half-done (SPEC A-5). */
public final class SaveDraftHandler implements RequestStreamHandler {

    private final Api api;
    private final SaveDraft saveDraft;

    public SaveDraftHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public SaveDraftHandler(Ports ports) {
        this.api = Api.of(ports);
        this.saveDraft = SaveDraft.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        api.handle(in, out, context, this::answer);
    }

    private ApiAnswer answer(ApiRequest request) {
        return request.method().equals("POST")
                ? ApiAnswer.of(JsonBody.read(request, DraftForm.class).then(this::create), DraftAnswers::created)
                : ApiAnswer.of(
                        JsonBody.read(request, DraftForm.class).then(form -> update(request, form)),
                        DraftAnswers::saved);
    }

    private Result<SaveDraft.Answer> create(DraftForm form) {
        return saveDraft.create(form.text());
    }

    private Result<SaveDraft.Answer> update(ApiRequest request, DraftForm form) {
        return saveDraft.update(
                request.path("draftId"), request.bearer().orElse(""), form.revisionOrZero(), form.text());
    }
}
