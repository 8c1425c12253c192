package jp.kakuin.highrisk;

import java.util.List;
import java.util.Optional;

/** The list, kept by staff and fed by what was refused. Reads are consistent. */
public interface HighRiskList {

    Optional<HighRiskEntry> find(HighRiskEntry.Kind kind, String key);

    /** Every entry of one kind, those taken off included, in the order of their keys. */
    Page page(HighRiskEntry.Kind kind, Optional<String> cursor);

    /**
     * Writes an entry if what was read still stands.
     *
     * @param before as it was read; empty if there was none
     * @return false if somebody else was quicker
     */
    boolean replace(Optional<HighRiskEntry> before, HighRiskEntry after);

    /** @param next cursor of the next page; empty if this is the last */
    record Page(List<HighRiskEntry> entries, Optional<String> next) {}
}
