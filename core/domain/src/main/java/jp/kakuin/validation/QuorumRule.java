package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.rule.DatedRules;

/**
 * How many remote Network Perspectives must see what the primary one sees (BR 3.2.2.9).
 *
 * @param from the first day, in Japan, which is never later than elsewhere
 * @param remotes how many are asked at least
 * @param registries in how many registries' service regions those that corroborate must lie
 */
public record QuorumRule(LocalDate from, int remotes, int registries, String citation) {

    /** Every row there is, oldest first. Two registries are written for the later rows only; we ask for them always. */
    public static final List<QuorumRule> ROWS = DatedRules.REMOTE_PERSPECTIVES.rows().stream()
            .map(row -> new QuorumRule(row.from(), row.value(), 2, DatedRules.REMOTE_PERSPECTIVES.citation()))
            .toList();

    /** The rule of a day; a day before the first row is judged by the first. */
    public static QuorumRule on(LocalDate day) {
        var rule = ROWS.getFirst();
        for (var row : ROWS) {
            if (!row.from().isAfter(day)) {
                rule = row;
            }
        }
        return rule;
    }

    /** How many of so many remote ones may not corroborate: of two to five one, of six or more two. */
    public static int mayFail(int remotes) {
        return remotes < 2 ? 0 : remotes < 6 ? 1 : 2;
    }

    /** @param remotes all that were asked, whatever they answered, each place once */
    public boolean holds(Sighting primary, List<Corroboration.Seen> remotes) {
        var agree =
                remotes.stream().filter(seen -> seen.sighting().corroborates()).toList();
        return primary.corroborates()
                && remotes.size() >= this.remotes
                && remotes.size() - agree.size() <= mayFail(remotes.size())
                && agree.stream().map(Corroboration.Seen::region).distinct().count() >= registries;
    }
}
