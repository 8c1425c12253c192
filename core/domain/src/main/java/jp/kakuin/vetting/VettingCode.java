package jp.kakuin.vetting;

import jp.kakuin.refusal.Code;

/** Why a record that staff make is not taken. */
public enum VettingCode implements Code {
    OUTCOME_UNKNOWN("SPEC V-1"),
    EVIDENCE_MISSING("SPEC V-8"),
    EVIDENCE_INCOMPLETE("SPEC V-8"),
    EVIDENCE_IN_FUTURE("SPEC V-5"),
    EVIDENCE_TOO_OLD("SPEC V-5"),
    EVIDENCE_FOR_NAME_MISSING("SPEC V-4"),
    NOTE_MISSING("SPEC V-1"),
    TEXT_TOO_LONG("SPEC V-1"),
    REASON_MISSING("SPEC A-4"),
    CALL_FIELD_MISSING("SPEC P-1"),
    CALL_FIELD_UNKNOWN("SPEC P-1"),
    CALL_NUMBER_SOURCE_NOT_ALLOWED("SPEC V-2"),
    CALL_OUTSIDE_HOURS("SPEC P-4"),
    CALL_IN_FUTURE("SPEC P-1"),
    CALL_AGAIN_TIME_MISSING("SPEC P-1"),
    CALL_NOT_CONFIRMED_ENOUGH("SPEC P-1"),
    OTHER_CHECKS_OPEN("SPEC V-6");

    private final String rule;

    VettingCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
