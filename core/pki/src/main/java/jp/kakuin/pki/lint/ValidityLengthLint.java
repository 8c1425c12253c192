package jp.kakuin.pki.lint;

import java.time.Duration;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;
import jp.kakuin.rule.DatedRules;

/** A certificate lives no longer than the table allows on the day of issue, both ends counted; a trial no longer than its term. */
final class ValidityLengthLint implements LintRule {

    @Override
    public String id() {
        return "validity_too_long";
    }

    @Override
    public String citation() {
        return "BR 6.3.2, 1.6.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var start = subject.tbs().getStartDate().getDate().toInstant();
        var end = subject.tbs().getEndDate().getDate().toInstant();
        var inclusive = Duration.between(start, end).plusSeconds(1);
        var limit = Duration.ofDays(
                subject.kind() == CertificateKind.TRIAL
                        ? Contract.TRIAL_DAYS
                        : DatedRules.LONGEST_LIFE.on(JapanTime.dayOf(subject.now())));
        if (inclusive.compareTo(limit) > 0) {
            return List.of("valid for " + inclusive.toSeconds() + " s, at most " + limit.toSeconds() + " s");
        }
        return inclusive.compareTo(Duration.ofSeconds(1)) <= 0 ? List.of("ends before it starts") : List.of();
    }
}
