package jp.kakuin.draft;

import java.time.Clock;
import jp.kakuin.Ports;
import jp.kakuin.identity.Secrets;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Opens a draft with its token (SPEC A-5). A wrong token and a draft that is gone look the same. */
public final class ReadDraft {

    private final Drafts drafts;
    private final Clock clock;

    public ReadDraft(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    public static ReadDraft of(Ports ports) {
        return new ReadDraft(ports.drafts(), ports.clock());
    }

    public Result<Draft> run(String draftId, String token) {
        return drafts.find(draftId, clock.instant())
                .filter(draft -> Secrets.same(draft.tokenSha256(), Secrets.hash(token)))
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(DraftCode.DRAFT_NOT_FOUND)));
    }
}
