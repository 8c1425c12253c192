package jp.kakuin.pki.lint;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A certificate lives no longer than the table allows on the day of issue, both ends counted. */
final class ValidityLengthLint implements LintRule {

    private record Limit(LocalDate from, Duration longest) {}

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** In the order of their dates. */
    private static final List<Limit> LIMITS = List.of(
            new Limit(LocalDate.EPOCH, Duration.ofDays(398)),
            new Limit(LocalDate.of(2026, 3, 15), Duration.ofDays(200)),
            new Limit(LocalDate.of(2027, 3, 15), Duration.ofDays(100)),
            new Limit(LocalDate.of(2029, 3, 15), Duration.ofDays(47)));

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
        var limit = limitOn(subject.now().atZone(JAPAN).toLocalDate());
        if (inclusive.compareTo(limit) > 0) {
            return List.of("valid for " + inclusive.toSeconds() + " s, at most " + limit.toSeconds() + " s");
        }
        return inclusive.compareTo(Duration.ofSeconds(1)) <= 0 ? List.of("ends before it starts") : List.of();
    }

    private static Duration limitOn(LocalDate day) {
        return LIMITS.stream()
                .filter(limit -> !limit.from().isAfter(day))
                .reduce((_, later) -> later)
                .orElseThrow()
                .longest();
    }
}
