package jp.kakuin.pki.ct;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Which logs a certificate's timestamps have to come from, so that Chrome and Apple's platforms take it (RULES 7). */
public final class CtPolicy {

    /**
     * One row of the table.
     *
     * @param longest the longest validity it is for, both ends counted (BR 1.6.1)
     * @param timestamps how many are asked for, of as many logs
     * @param countedOfOneOperator how many of one operator's logs count (Apple CT policy, 2025-04-21)
     */
    public record Row(Duration longest, int timestamps, int countedOfOneOperator) {}

    /** Chrome CT policy, Apple CT policy. */
    public static final List<Row> ROWS =
            List.of(new Row(Duration.ofDays(180), 2, 1), new Row(Duration.ofDays(Integer.MAX_VALUE), 3, 2));

    /** Chrome CT policy. */
    private static final int OPERATORS = 2;

    private CtPolicy() {}

    public static Row of(TBSCertificate content) {
        Instant start = content.getStartDate().getDate().toInstant();
        Instant end = content.getEndDate().getDate().toInstant();
        return of(Duration.between(start, end).plusSeconds(1));
    }

    /** @param validity with both ends counted */
    public static Row of(Duration validity) {
        return ROWS.stream()
                .filter(row -> validity.compareTo(row.longest()) <= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Whether one timestamp of each of these logs will do. More logs never make it worse. */
    public static boolean isMet(Row row, Collection<CtLog> logs) {
        var byOperator =
                logs.stream().distinct().collect(Collectors.groupingBy(CtLog::operator, Collectors.counting()));
        long counted = byOperator.values().stream()
                .mapToLong(number -> Math.min(number, row.countedOfOneOperator()))
                .sum();
        return counted >= row.timestamps()
                && byOperator.size() >= OPERATORS
                // Apple CT policy: at least one log of the older kind.
                && logs.stream().anyMatch(log -> log.form() == CtLog.Form.RFC6962);
    }
}
