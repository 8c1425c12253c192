package jp.kakuin.local.host;

/**
 * Stands beside the functions' calls to AWS, in the thread of the invocation that makes them: it may note them, or let them go wrong by throwing. The
 * SDK's own retries of a call are behind it: one call is one position.
 */
public interface CallWatch {

    /** Before anything leaves. What it throws is the call's failure, and AWS never heard of the call. */
    default void before(AwsCall call) {}

    /** AWS has answered well, and the function does not know it yet. What it throws is a lost answer. */
    default void after(AwsCall call) {}

    /** The call did not succeed: AWS refused it, or was not reached. */
    default void failed(AwsCall call, Throwable fault) {}
}
