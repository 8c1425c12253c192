package jp.kakuin.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Text;
import jp.kakuin.due.DueEntry;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.rule.Retention;
import jp.kakuin.vetting.Actor;

/**
 * A report that something is wrong with a certificate. It is numbered as orders are, so that its mails, its audit chain and its timer are kept as theirs.
 *
 * @param version counts the changes; also the sequence of its audit chain
 * @param certificate what the reporter named it by, as typed
 * @param order whose certificate it is: by the serial number that the reporter gave, or as staff found
 * @param preliminary what the reporter and the subscriber were told first (BR 4.9.5)
 */
public record ProblemReport(
        OrderId id,
        long version,
        Instant receivedAt,
        String email,
        String text,
        String certificate,
        Optional<OrderId> order,
        Optional<Preliminary> preliminary,
        Optional<Closed> closed,
        String auditHead) {

    /** Within this the reporter and the subscriber have a preliminary report (BR 4.9.5). */
    public static final Duration ANSWERED_WITHIN = Duration.ofHours(24);

    /** Within this it has to be decided, for what it leads to has no longer (BR 4.9.5, 4.9.1.1). */
    public static final Duration DECIDED_WITHIN = Circumstance.Limit.DAYS_5.duration();

    /** Key of the due entry of a report that has to be answered. */
    static final String ANSWER = "answer";
    /** Key of the due entry of one that was answered and has to be decided. */
    static final String DECIDE = "decide";

    private static final Letter RECEIVED = Letter.of(Letter.Occasion.PROBLEM_RECEIVED);
    private static final Letter ANSWERED = Letter.of(Letter.Occasion.PROBLEM_ANSWERED);
    private static final Letter TOLD = Letter.of(Letter.Occasion.PROBLEM_TOLD);

    /** What the reporter, and the subscriber, were told. */
    public record Preliminary(Instant at, Actor by, Text text) {}

    /**
     * @param circumstance to revoke for
     * @param note why, for the record alone
     */
    public record Closed(Instant at, Actor by, Decision decision, Optional<Circumstance> circumstance, String note) {}

    /** What a report leads to. */
    public enum Decision {
        /** A case of revocation is opened. */
        REVOKE,
        NOTHING,
        /** Advertising, nonsense, or a made-up address: nobody is written to. */
        NO_REPORT
    }

    /**
     * A change, written whole on condition that the version before still stands.
     *
     * @param owed what falls due by it
     * @param done what no longer does
     */
    public record Change(ProblemReport after, AuditEntry audit, List<DueEntry> owed, List<DueEntry> done) {

        public Change {
            owed = List.copyOf(owed);
            done = List.copyOf(done);
        }

        /** The mails that it owes, to be sent at once; the settling run sends what is left. */
        List<Letter> letters() {
            return owed.stream()
                    .flatMap(entry -> Letter.parse(entry.key()).stream())
                    .toList();
        }
    }

    public Instant deadline() {
        return receivedAt.plus(ANSWERED_WITHIN);
    }

    /** Until when it is kept, with its reporter's address. Empty while it is not decided. */
    public Optional<Instant> keptUntil() {
        return closed.map(how -> Retention.PROBLEM_REPORT.until(how.at()));
    }

    /** The case of revocation that it leads to, to be opened at once. */
    Optional<DueEntry> revocation() {
        return closed.filter(how -> how.decision() == Decision.REVOKE)
                .flatMap(how -> order.map(of ->
                        new DueEntry(DueEntry.Kind.REVOCATION, how.at(), of, OpenReportedCase.REPORT + id.value())));
    }

    /** @param confirmed whether a mail says that it arrived */
    static Change received(
            OrderId id,
            Instant now,
            String email,
            String text,
            String certificate,
            Optional<OrderId> order,
            boolean confirmed) {
        var report =
                new ProblemReport(id, 0, now, email, text, certificate, order, Optional.empty(), Optional.empty(), "");
        var owed = new ArrayList<>(List.of(report.timer(ANSWER)));
        if (confirmed) {
            owed.add(Postmaster.owed(id, RECEIVED, now));
        }
        return report.change(Actor.SYSTEM, "PROBLEM_REPORTED", report.orderFact(), now, owed, List.of());
    }

    /** @param whose the order that staff found, if any */
    Change answered(Preliminary told, Optional<OrderId> whose) {
        var report = new ProblemReport(
                id, version, receivedAt, email, text, certificate, whose, Optional.of(told), closed, auditHead);
        var owed = new ArrayList<>(List.of(timer(DECIDE), Postmaster.owed(id, ANSWERED, told.at())));
        whose.ifPresent(order -> owed.add(Postmaster.owed(id, TOLD, told.at())));
        return report.change(
                told.by(), "PROBLEM_ANSWERED", report.orderFact(), told.at(), owed, List.of(timer(ANSWER)));
    }

    Change closed(Closed how) {
        var report = new ProblemReport(
                id, version, receivedAt, email, text, certificate, order, preliminary, Optional.of(how), auditHead);
        return report.change(
                how.by(),
                "PROBLEM_DECIDED",
                Map.of("decision", how.decision().name()),
                how.at(),
                report.revocation().stream().toList(),
                List.of(timer(preliminary.isPresent() ? DECIDE : ANSWER)));
    }

    private DueEntry timer(String key) {
        return new DueEntry(DueEntry.Kind.PROBLEM_REPORT, deadline(), id, key);
    }

    private Map<String, String> orderFact() {
        return order.map(of -> Map.of("order", of.value())).orElse(Map.of());
    }

    private Change change(
            Actor actor,
            String event,
            Map<String, String> facts,
            Instant now,
            List<DueEntry> owed,
            List<DueEntry> done) {
        var entry = AuditEntry.next(id, version + 1, now, actor.toString(), event, facts, auditHead);
        var after = new ProblemReport(
                id, version + 1, receivedAt, email, text, certificate, order, preliminary, closed, entry.hash());
        return new Change(after, entry, owed, done);
    }
}
