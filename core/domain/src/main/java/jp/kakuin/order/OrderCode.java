package jp.kakuin.order;

import jp.kakuin.refusal.Code;

/** Why something asked of an existing order is not done. */
public enum OrderCode implements Code {
    ORDER_NOT_FOUND("SPEC H-2"),
    NOT_EDITABLE("SPEC A-4"),
    NOT_IN_CORRECTION("SPEC A-4"),
    PRODUCT_FIXED("SPEC A-4"),
    NOT_WITHDRAWABLE("SPEC A-14"),
    NOT_OPEN_FOR_VETTING("SPEC V-1"),
    NOT_UNDER_REVIEW("SPEC V-6"),
    SAME_PERSON("SPEC V-6"),
    CHECK_NOT_FOUND("SPEC V-1"),
    CHECK_NOT_OPEN("SPEC V-1"),
    CHECK_ALREADY_DECIDED("SPEC V-1"),
    CHECK_OF_ANOTHER_KIND("SPEC V-1"),
    NOTHING_TO_LOOK_FOR("SPEC D-6"),
    METHOD_NOT_CHANGEABLE("SPEC D-6"),
    NO_MAIL_TO_RESEND("SPEC D-2"),
    RESENT_TOO_OFTEN("SPEC D-2"),
    NOT_ISSUED_YET("SPEC I-1"),
    NO_APPLICATION_FORM("SPEC A-9"),
    NOTHING_TO_REPLAY("SPEC S-4"),
    IDEMPOTENCY_KEY_MISSING("SPEC H-1"),
    IDEMPOTENCY_KEY_MALFORMED("SPEC H-1"),
    IDEMPOTENCY_KEY_REUSED("SPEC H-1"),
    CHANGED_MEANWHILE("SPEC A-4");

    private final String rule;

    OrderCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
