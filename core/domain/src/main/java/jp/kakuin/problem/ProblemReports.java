package jp.kakuin.problem;

import java.util.Optional;
import jp.kakuin.order.OrderId;

/** The problem reports, kept. Reads are consistent. */
public interface ProblemReports {

    Optional<ProblemReport> find(OrderId id);

    /** What came from a mail address lately. */
    Reporter reporter(String addressSha256);

    /**
     * Writes a new report, its audit entry, what falls due and the count of its reporter, in one transaction.
     *
     * @return false if the reporter has reported something else meanwhile
     */
    boolean keep(ProblemReport.Change received, Reporter reporter);

    /**
     * Writes a change, its audit entry and what falls due, in one transaction.
     *
     * @return false if another version stands than the one before it
     */
    boolean write(ProblemReport.Change change);
}
