package jp.kakuin.flow;

import jp.kakuin.order.OrderId;

/** The order-to-certificate state machine. An execution is named {@code <orderId>-<attempt>}. */
public interface Flow {

    /** Starts an attempt; that it runs already is success. */
    void start(OrderId order, int attempt);

    /** Stops an attempt; that it does not run (any more) is success. */
    void stop(OrderId order, int attempt, String cause);

    /** Wakes a waiting task; that it waits no more is success. */
    void signal(String taskToken, Signal signal);

    Execution describe(OrderId order, int attempt);

    /** Runs a failed execution again from its failed step. False if it cannot be redriven. */
    boolean redrive(OrderId order, int attempt);

    /** What a waiting task is told. */
    enum Signal {
        PASSED,
        SUPERSEDED
    }

    /**
     * @param status of the execution
     * @param stoppedAt when it ended; null while it runs or if there is none
     */
    record Execution(Status status, java.time.Instant stoppedAt) {}

    /** States of an execution. */
    enum Status {
        NONE,
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
