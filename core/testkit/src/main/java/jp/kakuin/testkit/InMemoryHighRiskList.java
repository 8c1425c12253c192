package jp.kakuin.testkit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.highrisk.HighRiskList;

/** The high-risk list, in memory; pages hold two entries. */
public final class InMemoryHighRiskList implements HighRiskList {

    private static final int PAGE = 2;

    private final TreeMap<String, HighRiskEntry> entries = new TreeMap<>();

    @Override
    public synchronized Optional<HighRiskEntry> find(HighRiskEntry.Kind kind, String key) {
        return Optional.ofNullable(entries.get(kind + "#" + key));
    }

    @Override
    public synchronized Page page(HighRiskEntry.Kind kind, Optional<String> cursor) {
        var rest = entries.tailMap(kind + "#" + cursor.orElse(""), false).values().stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
        var page = List.copyOf(rest.subList(0, Math.min(PAGE, rest.size())));
        var next = rest.size() > PAGE ? Optional.of(page.getLast().key()) : Optional.<String>empty();
        return new Page(page, next);
    }

    @Override
    public synchronized boolean replace(Optional<HighRiskEntry> before, HighRiskEntry after) {
        if (!find(after.kind(), after.key()).equals(before)) {
            return false;
        }
        entries.put(after.kind() + "#" + after.key(), after);
        return true;
    }
}
