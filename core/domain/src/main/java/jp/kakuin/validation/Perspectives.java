package jp.kakuin.validation;

import java.util.List;

/** All Network Perspectives of this CA, asked at the same time (BR 3.2.2.9). */
@FunctionalInterface
public interface Perspectives {

    /** @throws RuntimeException only for a fault of our own; what the other side does is in the sightings */
    Corroboration ask(Probe probe);

    /** Asks several things, some of them side by side; the answers are in the order of the questions. */
    default List<Corroboration> askAll(List<? extends Probe> probes) {
        return probes.stream().map(this::ask).toList();
    }
}
