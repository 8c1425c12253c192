package jp.kakuin.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Text;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.OrderId;

/** The reports that wait to be answered or decided (SPEC X-3). */
public final class ReadProblemReports {

    private static final Duration HORIZON = Duration.ofDays(2);
    /** The longest that people may write, in so many reports, fit an answer of the API. */
    private static final int LISTED = 50;

    private static final int CROWD = 100;

    private final ProblemReports reports;
    private final DueIndex dueIndex;
    private final Clock clock;

    public ReadProblemReports(ProblemReports reports, DueIndex dueIndex, Clock clock) {
        this.reports = reports;
        this.dueIndex = dueIndex;
        this.clock = clock;
    }

    public static ReadProblemReports of(Ports ports) {
        return new ReadProblemReports(ports.problemReports(), ports.dueIndex(), ports.clock());
    }

    /**
     * One report as staff see it.
     *
     * @param answerBy when the preliminary report has to be out
     * @param preliminary what was told
     */
    public record Waiting(
            OrderId reportId,
            Instant receivedAt,
            Instant answerBy,
            String email,
            String text,
            String certificate,
            Optional<OrderId> orderId,
            Optional<Text> preliminary) {}

    /** @param waiting how many there are, also those that are not listed */
    public record Answer(List<Waiting> reports, int waiting) {}

    /** Those without a preliminary report first, then by their deadlines. */
    public Answer run() {
        var entries = entries();
        return new Answer(
                entries.stream()
                        .sorted(Comparator.comparing(ReadProblemReports::answered)
                                .thenComparing(DueEntry::at))
                        .limit(LISTED)
                        .flatMap(entry -> reports.find(entry.order()).stream())
                        .map(ReadProblemReports::view)
                        .toList(),
                entries.size());
    }

    /**
     * The deadlines of the reports. They are not read themselves, so that a flood of reports holds up no timer.
     *
     * @param unanswered by when each that has no preliminary report is to have one
     * @param undecided by when each that has one is to be decided at the latest: the longest time there is to revoke, from the report (BR 4.9.5)
     */
    public record Deadlines(List<Instant> unanswered, List<Instant> undecided) {}

    public Deadlines deadlines() {
        var entries = entries();
        return new Deadlines(
                entries.stream()
                        .filter(entry -> !answered(entry))
                        .map(DueEntry::at)
                        .toList(),
                entries.stream()
                        .filter(ReadProblemReports::answered)
                        .map(entry ->
                                entry.at().minus(ProblemReport.ANSWERED_WITHIN).plus(ProblemReport.DECIDED_WITHIN))
                        .toList());
    }

    /** Whether more wait than people could have written. */
    boolean crowded() {
        return DueRun.upTo(dueIndex, DueEntry.Kind.PROBLEM_REPORT, horizon(), CROWD)
                        .size()
                >= CROWD;
    }

    private List<DueEntry> entries() {
        return DueRun.upTo(dueIndex, DueEntry.Kind.PROBLEM_REPORT, horizon());
    }

    private Instant horizon() {
        return clock.instant().plus(HORIZON);
    }

    private static boolean answered(DueEntry entry) {
        return entry.key().equals(ProblemReport.DECIDE);
    }

    private static Waiting view(ProblemReport report) {
        return new Waiting(
                report.id(),
                report.receivedAt(),
                report.deadline(),
                report.email(),
                report.text(),
                report.certificate(),
                report.order(),
                report.preliminary().map(ProblemReport.Preliminary::text));
    }
}
