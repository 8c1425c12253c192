package jp.kakuin.rule;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How long after its end something is kept that names a person and that no contract demands. Then the table erases it. */
public enum Retention {
    /** Until two years after the end of every certificate that was valid then, none of which lives for a year. */
    PROBLEM_REPORT(Period.ofYears(3), "BR 5.4.3, BR 5.5.2, SPEC M-8");

    private final Period period;
    private final String rule;

    Retention(Period period, String rule) {
        this.period = period;
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    /** @param ended when there was nothing more to do about it */
    public Instant until(Instant ended) {
        return ended.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }
}
