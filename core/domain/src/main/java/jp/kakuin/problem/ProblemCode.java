package jp.kakuin.problem;

import jp.kakuin.refusal.Code;

/** Why a problem report is not taken, or an answer to one not recorded. */
public enum ProblemCode implements Code {
    REPORT_MAIL_MALFORMED("SPEC X-3"),
    REPORT_TEXT_MISSING("SPEC X-3"),
    REPORT_HOLDS_PRIVATE_KEY("SPEC C-1"),
    REPORTED_TOO_OFTEN("SPEC X-3"),
    PROBLEM_REPORT_NOT_FOUND("SPEC X-3"),
    PROBLEM_REPORT_CLOSED("SPEC X-3"),
    PROBLEM_REPORT_ANSWERED("SPEC X-3"),
    PROBLEM_ANSWER_MISSING("BR 4.9.5"),
    PROBLEM_DECISION_UNKNOWN("BR 4.9.5"),
    PROBLEM_NAMES_NO_ORDER("BR 4.9.5");

    private final String rule;

    ProblemCode(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
