package jp.kakuin.validation;

import java.util.List;

/**
 * What the Primary Network Perspective and the remote ones saw, and whether that is enough (BR 3.2.2.9).
 *
 * @param holds whether the primary saw it and the remote ones are a quorum by the rule of the day
 */
public record Corroboration(Seen primary, List<Seen> remotes, boolean holds) {

    /**
     * @param perspective its name, for example {@code ap-northeast-1}
     * @param region the Regional Internet Registry it lies in, for example {@code APNIC}
     */
    public record Seen(String perspective, String region, Sighting sighting) {}

    public Corroboration {
        remotes = List.copyOf(remotes);
    }

    /** For the log, as BR 5.4.1 asks: {@code 3/4}. */
    public String quorum() {
        return remotes.stream().filter(seen -> seen.sighting().corroborates()).count() + "/" + remotes.size();
    }

    /** Who saw what, and the quorum, on one line for an audit entry (BR 5.4.1). */
    public String log() {
        var all = new StringBuilder("primary ").append(line(primary));
        remotes.forEach(seen -> all.append(", ").append(line(seen)));
        return all.append(", quorum ").append(quorum()).toString();
    }

    private static String line(Seen seen) {
        return seen.perspective() + " " + seen.sighting().verdict();
    }

    /** Whether those that did not answer could still make it hold: asking again is worth while then. */
    public boolean mayHoldLater() {
        long against = remotes.stream()
                .filter(seen -> seen.sighting().verdict() == Sighting.Verdict.CONTRADICTS)
                .count();
        return switch (primary.sighting().verdict()) {
            case NO_ANSWER -> true;
            case CORROBORATES -> against <= QuorumRule.mayFail(remotes.size());
            case CONTRADICTS -> false;
        };
    }
}
