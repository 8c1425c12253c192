package jp.kakuin.highrisk;

import jp.kakuin.refusal.Code;

/** Why the high-risk list is not changed. */
public enum HighRiskCode implements Code {
    HIGH_RISK_CHOICE_UNKNOWN,
    HIGH_RISK_LABEL_MALFORMED,
    HIGH_RISK_ORGANISATION_MALFORMED,
    HIGH_RISK_NOTE_MISSING,
    HIGH_RISK_ENTRY_NOT_FOUND;

    @Override
    public String rule() {
        return "BR 4.2.1";
    }
}
