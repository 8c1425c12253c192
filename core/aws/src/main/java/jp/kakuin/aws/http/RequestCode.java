package jp.kakuin.aws.http;

import jp.kakuin.refusal.Code;

/** Why a request does not even reach a use case. */
public enum RequestCode implements Code {
    BODY_MISSING("SPEC A-6"),
    BODY_NOT_JSON("SPEC A-6"),
    BODY_TOO_LARGE("SPEC A-6"),
    FIELD_UNKNOWN("SPEC A-6"),
    FIELD_WRONG_TYPE("SPEC A-6"),
    FIELD_VALUE_UNKNOWN("SPEC A-6"),
    CURSOR_MALFORMED("SPEC H-4"),
    UNAUTHENTICATED("SPEC S-5"),
    FORBIDDEN_FOR_ROLE("SPEC S-5"),
    SECOND_FACTOR_MISSING("SPEC S-5"),
    ROUTE_NOT_FOUND("SPEC H-4"),
    INTERNAL_FAULT("SPEC H-4");

    private final String rule;

    RequestCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
