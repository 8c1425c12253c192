package jp.kakuin.revocation;

import jp.kakuin.refusal.Code;

/** Why something asked for about revocation is not done. */
public enum RevocationCode implements Code {
    CERTIFICATE_NOT_FOUND("SPEC X-1"),
    CERTIFICATE_ALREADY_REVOKED("SPEC X-1"),
    CERTIFICATE_HAS_EXPIRED("SPEC X-1"),
    KEY_COMPROMISE_NEEDS_PROOF("BR 7.2.2"),
    REVOCATION_REASON_UNKNOWN("BR 7.2.2"),
    REVOCATION_ACTION_UNKNOWN("SPEC X-1"),
    REVOCATION_NOTE_MISSING("SPEC X-1"),
    REVOCATION_NOT_OPEN("SPEC X-1"),
    REVOCATION_UNDER_WAY("SPEC X-1"),
    REVOCATION_CALL_UNKNOWN("SPEC X-1"),
    REVOCATION_NEEDS_ANOTHER_PERSON("SPEC S-5"),
    REVOCATION_LIST_LENGTH("BR 5.7.1.2"),
    PROOF_MISSING("BR 4.9.12"),
    PROOF_CSR_NOT_FOR_THIS("BR 4.9.12"),
    PROOF_SIGNATURE_WRONG("BR 4.9.12");

    private final String rule;

    RevocationCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
