package jp.kakuin.pki.name;

import java.time.LocalDate;

/** One rule on a name that would stand in subjectAltName. Each is one file with a passing and a failing case; {@link NameRules} lists them. */
interface NameRule {

    /** The rule's id in our own rules. */
    default String id() {
        return "SPEC C-10";
    }

    /** Where the field demands it; the id again if the rule is the house's own. */
    String citation();

    /** The first day on which the field demands it. Asked from the beginning all the same: C-10 demanded it before. */
    default LocalDate effective() {
        return LocalDate.EPOCH;
    }

    /** The first day on which it is asked no longer. */
    default LocalDate ineffective() {
        return LocalDate.MAX;
    }

    /** Tells everything that the rule has against this name. */
    void judge(NameAnatomy name, NameFindings found);
}
