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
}
