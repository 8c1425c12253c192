package jp.kakuin.compromise;

import jp.kakuin.refusal.Code;

/** Why a key is not recorded as compromised, or not found among those that are. */
public enum CompromiseCode implements Code {
    KEY_NOT_NAMED("SPEC X-1"),
    KEY_NAMED_TWICE("SPEC X-1"),
    KEY_HASH_MALFORMED("SPEC X-1"),
    KEY_UNREADABLE("SPEC X-1"),
    KEY_IS_PRIVATE("SPEC X-1"),
    KEY_PROOF_WRONG("SPEC X-1"),
    KEY_REPORT_MISSING("SPEC X-1"),
    COMPROMISED_KEY_NOT_FOUND("SPEC X-1");

    private final String rule;

    CompromiseCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
