package jp.kakuin.draft;

import jp.kakuin.refusal.Code;

/** Why a draft is not saved or shown. */
public enum DraftCode implements Code {
    DRAFT_NOT_FOUND("SPEC A-5"),
    DRAFT_TOO_LARGE("SPEC A-5"),
    DRAFT_CHANGED_MEANWHILE("SPEC A-5");

    private final String rule;

    DraftCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
