package jp.kakuin.pki.csr;

import java.time.LocalDate;
import java.util.List;

/** One rule on a CSR. Each is one file with a passing and a failing case; {@link CsrRules} lists them. */
public interface CsrRule {

    /** The rule's id in our own rules, for example {@code SPEC C-7}. */
    String id();

    /** Where the field demands it, for example {@code BR 6.1.5}; the id again if the rule is the house's own. */
    String citation();

    /** The first day in Japan on which the rule is asked. */
    default LocalDate effective() {
        return LocalDate.EPOCH;
    }

    /** The first day in Japan on which the rule is asked no longer. */
    default LocalDate ineffective() {
        return LocalDate.MAX;
    }

    /** Whether it looks at more than the CSR, and so can say another thing of the same one later on. */
    default boolean canChangeItsMind() {
        return false;
    }

    /** Everything the rule has to say of this CSR; empty if all is well or if the part it judges could not be read. */
    List<Finding> check(Csr csr);
}
