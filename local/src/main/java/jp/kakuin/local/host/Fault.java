package jp.kakuin.local.host;

import java.time.Duration;

/** What goes wrong with one invocation, for journeys that show what an order survives. */
public record Fault(Moment moment, Duration delay) {

    /** When the invocation breaks. */
    public enum Moment {
        /** Only late: the handler runs after the delay and its answer arrives. */
        NEVER,
        /** The handler never runs. */
        BEFORE,
        /** The handler has done all its work, but its answer is lost. */
        AFTER,
        /** The whole process is gone once the handler has done its work, as in a power cut. */
        HALT_AFTER
    }
}
