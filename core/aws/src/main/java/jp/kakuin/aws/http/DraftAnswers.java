package jp.kakuin.aws.http;

import java.time.Instant;
import jp.kakuin.draft.Draft;
import jp.kakuin.draft.SaveDraft;

/** Drafts as they go over the wire (SPEC A-5). */
public final class DraftAnswers {

    private DraftAnswers() {}

    /** @param token opens the draft; given with its first save only */
    record Created(String draftId, String token, int revision, Instant expiresAt) {}

    record Saved(String draftId, int revision, Instant expiresAt) {}

    record Shown(String draftId, String content, int revision, Instant savedAt, Instant expiresAt) {}

    public static ApiAnswer created(SaveDraft.Answer answer) {
        var draft = answer.draft();
        return ApiAnswer.created(
                "/drafts/" + draft.id(), new Created(draft.id(), answer.token(), draft.revision(), draft.expiresAt()));
    }

    public static ApiAnswer saved(SaveDraft.Answer answer) {
        var draft = answer.draft();
        return ApiAnswer.ok(new Saved(draft.id(), draft.revision(), draft.expiresAt()));
    }

    public static ApiAnswer shown(Draft draft) {
        return ApiAnswer.ok(
                new Shown(draft.id(), draft.content(), draft.revision(), draft.savedAt(), draft.expiresAt()));
    }
}
