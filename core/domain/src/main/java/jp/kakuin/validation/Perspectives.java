package jp.kakuin.validation;

/** All Network Perspectives of this CA, asked at the same time (BR 3.2.2.9). */
@FunctionalInterface
public interface Perspectives {

    /** @throws RuntimeException only for a fault of our own; what the other side does is in the sightings */
    Corroboration ask(Probe probe);
}
