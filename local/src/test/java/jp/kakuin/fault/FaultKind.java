package jp.kakuin.fault;

/** How one call to AWS goes wrong. */
enum FaultKind {
    /** The service answers that there were too many calls. */
    THROTTLED,
    /** The service answers 500. */
    FAILED,
    /** Nobody can be connected to. */
    REFUSED,
    /** The service did what it was asked, but its answer never comes. */
    LOST,
    /** The call hangs and never arrives, until the function's time is up and its process is frozen. */
    TIMED_OUT,
    /** The process dies as soon as the service has done what it was asked. */
    KILLED;

    /** Whether the service does what it was asked. */
    boolean arrives() {
        return this == LOST || this == KILLED;
    }

    /** Whether the process ends there: nothing of the invocation runs after it, no catch and no finally. */
    boolean deadly() {
        return this == TIMED_OUT || this == KILLED;
    }
}
