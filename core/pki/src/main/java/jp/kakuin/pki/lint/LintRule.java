package jp.kakuin.pki.lint;

import java.time.LocalDate;
import java.util.List;

/** One rule on a certificate that is about to be signed. Each is one file with a failing case; {@link LintRules} lists them. */
public interface LintRule {

    /** Stable name in findings, for example {@code validity_too_long}. */
    String id();

    /** Where the field demands it. */
    String citation();

    /** The first day on which the rule is asked. */
    default LocalDate effective() {
        return LocalDate.EPOCH;
    }

    /** The first day on which it is no longer asked. */
    default LocalDate ineffective() {
        return LocalDate.MAX;
    }

    /** What is wrong, one sentence each; empty if nothing is. */
    List<String> check(LintSubject subject);
}
