package jp.kakuin.pki.name;

import jp.kakuin.refusal.Code;

/** Why a name may not stand in a certificate (SPEC C-10). */
public enum NameCode implements Code {
    NAME_MISSING,
    NAME_HAS_PROTOCOL,
    NAME_HAS_PATH,
    NAME_HAS_PORT,
    NAME_IS_IP_ADDRESS,
    NAME_HAS_WILDCARD,
    NAME_HAS_QUESTION_MARK,
    NAME_ENDS_WITH_DOT,
    NAME_HAS_UNDERSCORE,
    NAME_HAS_EMPTY_LABEL,
    NAME_HAS_OTHER_SCRIPT,
    NAME_HAS_WRONG_CHARACTER,
    NAME_HYPHEN_AT_EDGE,
    NAME_LABEL_TOO_LONG,
    NAME_TOO_LONG,
    NAME_A_LABEL_INVALID,
    NAME_LABEL_RESERVED,
    NAME_IS_SINGLE_LABEL,
    NAME_IS_RESERVED,
    NAME_ENDING_UNKNOWN,
    NAME_IS_PUBLIC_SUFFIX;

    @Override
    public String rule() {
        return "SPEC C-10";
    }
}
