package jp.kakuin.problem;

import jp.kakuin.due.DueEntry;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.OwedRevocations;

/** Opens the case of revocation that staff decided on a report. Its time runs from the report, not from the decision (BR 4.9.5). */
public final class OpenReportedCase {

    /** How the key of the due entry begins; the report's number follows. */
    public static final String REPORT = "report-";

    private final ProblemReports reports;
    private final OwedRevocations revocations;

    public OpenReportedCase(ProblemReports reports, OwedRevocations revocations) {
        this.reports = reports;
        this.revocations = revocations;
    }

    /** Does nothing if it was done before, if an open case covers it, or if the certificate is revoked. */
    public void run(DueEntry entry) {
        reports.find(new OrderId(entry.key().substring(REPORT.length())))
                .ifPresent(report -> report.closed()
                        .ifPresent(how -> how.circumstance()
                                .ifPresent(why -> revocations.decided(
                                        entry.order(), why, how.by(), how.note(), report.receivedAt()))));
    }
}
