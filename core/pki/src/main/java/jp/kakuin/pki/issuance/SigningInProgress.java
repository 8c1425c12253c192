package jp.kakuin.pki.issuance;

import jp.kakuin.order.OrderId;

/** Another run began to use the CA key for this order a moment ago and may still answer. A fault that passes: try again after the lease. */
public final class SigningInProgress extends RuntimeException {

    SigningInProgress(OrderId order) {
        super("another run is signing for order " + order);
    }
}
