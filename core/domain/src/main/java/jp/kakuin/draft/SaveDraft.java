package jp.kakuin.draft;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import jp.kakuin.Ports;
import jp.kakuin.identity.Secrets;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Keeps a form that was left half-done, for 7 days from the last save (SPEC A-5). */
public final class SaveDraft {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration LIVES = Duration.ofDays(7);

    private final Drafts drafts;
    private final Secrets secrets;
    private final Clock clock;

    public SaveDraft(Drafts drafts, Secrets secrets, Clock clock) {
        this.drafts = drafts;
        this.secrets = secrets;
        this.clock = clock;
    }

    public static SaveDraft of(Ports ports) {
        return new SaveDraft(ports.drafts(), ports.secrets(), ports.clock());
    }

    /** @param token opens the draft; given with its first save only, empty afterwards */
    public record Answer(Draft draft, String token) {}

    /** A new draft. */
    public Result<Answer> create(String content) {
        var token = secrets.token();
        return save(new Draft("D" + secrets.base32(16), Secrets.hash(token), content, 0, null, null), token);
    }

    /** Saves over a draft, on condition that nobody saved since {@code revision}. */
    public Result<Answer> update(String draftId, String token, int revision, String content) {
        return new ReadDraft(drafts, clock)
                .run(draftId, token)
                .then(draft -> draft.revision() == revision
                        ? save(new Draft(draft.id(), draft.tokenSha256(), content, revision, null, null), "")
                        : Result.refused(Refusal.of(DraftCode.DRAFT_CHANGED_MEANWHILE, "revision")));
    }

    private Result<Answer> save(Draft draft, String token) {
        if (draft.content().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Result.refused(Refusal.of(DraftCode.DRAFT_TOO_LARGE, "content", "max", Integer.toString(MAX_BYTES)));
        }
        var now = clock.instant();
        var next =
                new Draft(draft.id(), draft.tokenSha256(), draft.content(), draft.revision() + 1, now, now.plus(LIVES));
        return drafts.save(next)
                ? Result.accepted(new Answer(next, token))
                : Result.refused(Refusal.of(DraftCode.DRAFT_CHANGED_MEANWHILE, "revision"));
    }
}
