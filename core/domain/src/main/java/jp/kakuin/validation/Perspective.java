package jp.kakuin.validation;

/** One Network Perspective (BR 1.6.1): looks with its own resolver, and keeps no answers for others. */
@FunctionalInterface
public interface Perspective {

    /** Never throws for what the other side did: that is a {@link Sighting.Verdict#NO_ANSWER}. */
    Sighting look(Probe probe);
}
