package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.highrisk.ChangeHighRiskList;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.problem.OpenReportedCase;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ReadProblemReports;
import jp.kakuin.vetting.Actor;

/**
 * Revokes what is due by itself, puts on the high-risk list what was revoked for misconduct, and tells how many cases there are and how near to their deadlines
 * (SPEC X-1).
 */
public final class WatchRevocations {

    /** Staff are called once this is left. */
    static final Duration SOON = Duration.ofHours(2);

    /** A run begins nothing more after it, so that it comes to tell how the cases stand, however many there are. */
    static final Duration LASTS = Duration.ofMinutes(3);

    static final String SERIAL = "serial-";
    static final String KEY = "key-";
    private static final String ATTEMPT = "attempt-";
    private static final String LISTING = "high-risk";
    private static final String ENDED = "ended";

    /** Longer than any step lives that may still sign for an order when it ends. */
    private static final Duration STEPS_LIVE = Duration.ofHours(1);

    private final Orders orders;
    private final IssuedSerials serials;
    private final DueIndex dueIndex;
    private final Revoking revoking;
    private final ReadRevocations cases;
    private final ChangeHighRiskList highRisk;
    private final ReadProblemReports reports;
    private final OpenReportedCase reported;
    private final Clock clock;

    public WatchRevocations(
            Orders orders,
            IssuedSerials serials,
            DueIndex dueIndex,
            Revoking revoking,
            ChangeHighRiskList highRisk,
            ReadProblemReports reports,
            OpenReportedCase reported,
            Clock clock) {
        this.orders = orders;
        this.serials = serials;
        this.dueIndex = dueIndex;
        this.revoking = revoking;
        this.reports = reports;
        this.reported = reported;
        this.cases = new ReadRevocations(orders, dueIndex, clock);
        this.highRisk = highRisk;
        this.clock = clock;
    }

    public static WatchRevocations of(Ports ports) {
        return new WatchRevocations(
                ports.orders(),
                ports.issuedSerials(),
                ports.dueIndex(),
                Revoking.of(ports),
                ChangeHighRiskList.of(ports),
                ReadProblemReports.of(ports),
                new OpenReportedCase(
                        ports.problemReports(), new OwedRevocations(ports.orders(), ports.dueIndex(), ports.clock())),
                ports.clock());
    }

    /** What a revocation for misconduct leaves to be done: nothing that goes wrong with a list may hinder the revocation. */
    public static DueEntry owedListing(OrderId order, Instant at) {
        return new DueEntry(DueEntry.Kind.REVOCATION, at, order, LISTING);
    }

    /**
     * What an order leaves to be done that ends without a certificate: it may have a precertificate, which promises one (RFC 6962 3.1) and so counts as
     * issued (BR 7.1.2.9).
     */
    public static DueEntry owedEnding(OrderId order, Instant now) {
        return new DueEntry(DueEntry.Kind.REVOCATION, now.plus(STEPS_LIVE), order, ENDED);
    }

    /**
     * @param done what was due by itself
     * @param failed of it, left for the next run; and cases whose order cannot be read
     * @param reports problem reports without a preliminary report; soon and late are also those that nobody has decided
     */
    public record Answer(int done, int failed, long overdueSeconds, Figures revocations, Figures reports) {}

    /**
     * How much waits.
     *
     * @param open all
     * @param halfway of these, past half of their time
     * @param soon with two hours left or less
     * @param late past their deadline: a rule is broken
     */
    public record Figures(int open, int halfway, int soon, int late) {}

    public Answer run() {
        var now = clock.instant();
        var tally = new DueRun(dueIndex, clock, now.plus(LASTS)).all(DueEntry.Kind.REVOCATION, now, this::work);
        var open = open();
        return new Answer(
                tally.done(),
                tally.failed() + open.unreadable(),
                tally.overdueSeconds(),
                figures(open.spans(), now),
                figures(reports.deadlines(), now));
    }

    /** Those to be answered; in the last hours also those to be decided. */
    private static Figures figures(ReadProblemReports.Deadlines reports, Instant now) {
        var answers = figures(spans(reports.unanswered(), ProblemReport.ANSWERED_WITHIN), now);
        var decisions = figures(spans(reports.undecided(), ProblemReport.DECIDED_WITHIN), now);
        return new Figures(
                answers.open(),
                answers.halfway(),
                answers.soon() + decisions.soon(),
                answers.late() + decisions.late());
    }

    private static List<Span> spans(List<Instant> ends, Duration within) {
        return ends.stream().map(end -> new Span(end.minus(within), end)).toList();
    }

    private record Span(Instant from, Instant to) {
        Instant half() {
            return from.plus(Duration.between(from, to).dividedBy(2));
        }
    }

    private static Figures figures(List<Span> spans, Instant now) {
        return new Figures(
                spans.size(),
                (int) spans.stream().filter(each -> !now.isBefore(each.half())).count(),
                (int) spans.stream()
                        .filter(each -> !now.isBefore(each.to().minus(SOON)))
                        .count(),
                (int) spans.stream().filter(each -> !now.isBefore(each.to())).count());
    }

    private record Open(List<Span> spans, int unreadable) {}

    /** One whose order cannot be read keeps nobody from counting the others, and counts with the deadline that is noted: it may not pass in silence. */
    private Open open() {
        var spans = new ArrayList<Span>();
        int unreadable = 0;
        for (var entry : cases.entries()) {
            try {
                open(entry)
                        .map(each -> new Span(each.openedAt(), each.deadline()))
                        .ifPresent(spans::add);
            } catch (RuntimeException fault) {
                ReadRevocations.logUnreadable(entry, fault);
                unreadable++;
                spans.add(new Span(entry.at().minus(SOON.multipliedBy(2)), entry.at()));
            }
        }
        return new Open(spans, unreadable);
    }

    private Optional<RevocationCase> open(DueEntry entry) {
        var waiting = cases.waiting(entry);
        if (waiting.isEmpty()) {
            dueIndex.done(entry);
        }
        return waiting.map(ReadRevocations.Waiting::revocation);
    }

    private void work(DueEntry entry) {
        var key = entry.key();
        if (key.startsWith(KEY)) {
            revoking.key(key.substring(KEY.length()), Actor.SYSTEM);
        } else if (key.startsWith(SERIAL)) {
            revoking.serial(key.substring(SERIAL.length()), Circumstance.KEY_COMPROMISED, Actor.SYSTEM);
        } else if (key.startsWith(ATTEMPT)) {
            revokeLost(entry.order(), Integer.parseInt(key.substring(ATTEMPT.length())));
        } else if (key.equals(LISTING)) {
            var order = orders.find(entry.order()).orElseThrow();
            highRisk.addAll(order.application(), order.id(), HighRiskEntry.Ground.REVOKED, Actor.SYSTEM);
        } else if (key.equals(ENDED)) {
            revokeUnused(entry.order());
        } else if (key.startsWith(OpenReportedCase.REPORT)) {
            reported.run(entry);
        } else {
            orders.find(entry.order())
                    .filter(order -> Cases.waits(order, entry))
                    .flatMap(order -> order.revocations().open())
                    .ifPresent(open -> revoking.certificate(entry.order(), open.circumstance(), Actor.SYSTEM, ""));
        }
    }

    private void revokeLost(OrderId order, int attempt) {
        serials.of(order).stream()
                .filter(known -> known.issueAttempt() == attempt && known.voided())
                .forEach(lost -> revoking.serial(lost.serialNumber(), Circumstance.SIGNATURE_LOST, Actor.SYSTEM));
    }

    private void revokeUnused(OrderId order) {
        if (orders.find(order).filter(found -> found.status().endedWithout()).isPresent()) {
            serials.of(order)
                    .forEach(unused -> revoking.serial(unused.serialNumber(), Circumstance.ORDER_ENDED, Actor.SYSTEM));
        }
    }
}
