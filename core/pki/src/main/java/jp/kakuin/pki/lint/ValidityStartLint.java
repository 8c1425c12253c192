package jp.kakuin.pki.lint;

import java.time.Duration;
import java.util.List;

/** notBefore is within 48 hours of signing, and the issuer is valid as long as the certificate. */
final class ValidityStartLint implements LintRule {

    private static final Duration WINDOW = Duration.ofHours(48);

    @Override
    public String id() {
        return "validity_start";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var start = subject.tbs().getStartDate().getDate().toInstant();
        if (Duration.between(start, subject.now()).abs().compareTo(WINDOW) > 0) {
            return List.of("notBefore " + start + " is more than 48 h from " + subject.now());
        }
        var end = subject.tbs().getEndDate().getDate();
        return end.after(subject.issuer().certificate().getNotAfter())
                ? List.of("outlives the CA's certificate")
                : List.of();
    }
}
