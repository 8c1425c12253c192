package jp.kakuin.order;

/** Where an order stands (SPEC section 0). */
public enum OrderStatus {
    /** Received; nobody has answered a check yet, so it can still be edited. */
    RECEIVED,
    /** At least one check has been answered. */
    VETTING,
    /** Back with the customer, who edits and resubmits. */
    CORRECTION,
    /** Every check but the final review has passed. */
    REVIEW,
    /** The final review has passed; the CA key may be used. */
    ISSUING,
    /** The certificate exists. */
    ISSUED,
    /** Delivered and invoiced. */
    CLOSED,
    WITHDRAWN,
    REJECTED,
    EXPIRED;

    /** Editable by the customer (SPEC A-4). */
    public boolean editable() {
        return this == RECEIVED || this == CORRECTION;
    }

    /** The flow still has work to do on it. */
    public boolean open() {
        return switch (this) {
            case RECEIVED, VETTING, CORRECTION, REVIEW, ISSUING, ISSUED -> true;
            case CLOSED, WITHDRAWN, REJECTED, EXPIRED -> false;
        };
    }

    /** Ended without a certificate. */
    public boolean endedWithout() {
        return this == WITHDRAWN || this == REJECTED || this == EXPIRED;
    }

    /** Before issue: can be withdrawn, rejected, sent back, expired. */
    public boolean beforeIssue() {
        return switch (this) {
            case RECEIVED, VETTING, CORRECTION, REVIEW -> true;
            case ISSUING, ISSUED, CLOSED, WITHDRAWN, REJECTED, EXPIRED -> false;
        };
    }

    /** Checks are being answered. */
    public boolean vetting() {
        return this == RECEIVED || this == VETTING || this == REVIEW;
    }
}
