package jp.kakuin.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.order.OrderId;

/**
 * What came from one mail address within a day. Whoever types an address need not be whose it is, and each report writes to it: so few are taken.
 *
 * @param version counts the changes
 */
public record Reporter(String addressSha256, long version, List<Seen> reports) {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST = 5;

    /** @param wordsSha256 tells the same report, sent once more */
    public record Seen(Instant at, String wordsSha256, OrderId report) {}

    public Reporter {
        reports = List.copyOf(reports);
    }

    /** The mailbox behind an address: mail services deliver {@code name+anything@} to {@code name@}. */
    static String mailbox(String email) {
        return AuditEntry.sha256(email.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@"));
    }

    /** Of whom nothing is known. */
    public static Reporter unknown(String addressSha256) {
        return new Reporter(addressSha256, 0, List.of());
    }

    Optional<OrderId> same(String wordsSha256, Instant now) {
        return lately(now).stream()
                .filter(seen -> seen.wordsSha256().equals(wordsSha256))
                .map(Seen::report)
                .findFirst();
    }

    /** How long until this address may report again; nothing if it may now. */
    Duration waits(Instant now) {
        var lately = lately(now);
        return lately.size() < MOST
                ? Duration.ZERO
                : Duration.between(now, lately.getFirst().at().plus(KEPT));
    }

    Reporter with(Seen report) {
        var all = new ArrayList<>(lately(report.at()));
        all.add(report);
        return new Reporter(addressSha256, version + 1, all);
    }

    /** After this nothing of it counts any more. */
    public Instant expiresAt() {
        return reports.getLast().at().plus(KEPT);
    }

    private List<Seen> lately(Instant now) {
        return reports.stream()
                .filter(seen -> seen.at().plus(KEPT).isAfter(now))
                .toList();
    }
}
