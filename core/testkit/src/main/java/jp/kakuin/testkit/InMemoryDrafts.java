package jp.kakuin.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.draft.Draft;
import jp.kakuin.draft.Drafts;

/** Drafts in memory. Expired ones stay until they are overwritten, as a table's do for a while. */
public final class InMemoryDrafts implements Drafts {

    private final Map<String, Draft> byId = new HashMap<>();

    @Override
    public synchronized Optional<Draft> find(String id, Instant now) {
        return Optional.ofNullable(byId.get(id))
                .filter(draft -> draft.expiresAt().isAfter(now));
    }

    @Override
    public synchronized boolean save(Draft draft) {
        var standing =
                Optional.ofNullable(byId.get(draft.id())).map(Draft::revision).orElse(0);
        if (draft.revision() != standing + 1) {
            return false;
        }
        byId.put(draft.id(), draft);
        return true;
    }
}
