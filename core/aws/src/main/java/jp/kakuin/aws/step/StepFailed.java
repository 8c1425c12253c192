package jp.kakuin.aws.step;

import jp.kakuin.aws.Faults;
import jp.kakuin.order.OrderId;

/**
 * A fault as it leaves a function: Lambda writes it to the log and Step Functions to the execution's history, so it tells no more than our own
 * line does (SPEC M-8).
 */
public final class StepFailed extends RuntimeException {

    StepFailed(String orderId, Throwable fault) {
        super((OrderId.isValid(orderId) ? "order " + orderId + ": " : "") + String.join(" < ", Faults.chain(fault)));
        setStackTrace(fault.getStackTrace());
    }
}
