package jp.kakuin.vetting;

import jp.kakuin.refusal.Code;

/** Why an answer through a mailed link is not taken. */
public enum LinkCode implements Code {
    LINK_NOT_FOUND("SPEC D-2"),
    LINK_SUPERSEDED("SPEC D-2"),
    LINK_EXPIRED("SPEC D-2"),
    LINK_LOCKED("SPEC D-2"),
    LINK_ANSWERED("SPEC D-2"),
    LINK_OF_ANOTHER_KIND("SPEC D-3"),
    CODE_MISSING("SPEC D-3"),
    CODE_WRONG("SPEC D-2"),
    ANSWER_FIELD_MISSING("SPEC D-3"),
    ANSWER_FIELD_TOO_LONG("SPEC D-3"),
    ANSWER_NOT_LATIN("SPEC G-1"),
    DECISION_UNKNOWN("SPEC D-3"),
    TERMS_NOT_ACCEPTED("SPEC G-1"),
    TERMS_OUTDATED("SPEC G-1");

    private final String rule;

    LinkCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
