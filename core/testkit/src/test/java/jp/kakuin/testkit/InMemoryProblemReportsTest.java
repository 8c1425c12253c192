package jp.kakuin.testkit;

import jp.kakuin.audit.Unarchived;
import jp.kakuin.due.DueIndex;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.testkit.contract.ProblemReportsContract;

/** Every in-memory port keeps its contract, this one in a file of its own. */
class InMemoryProblemReportsTest extends ProblemReportsContract {

    private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
    private final InMemoryUnarchived unarchived = new InMemoryUnarchived(new SteppingClock());
    private final InMemoryProblemReports reports = new InMemoryProblemReports(dueIndex, unarchived);

    @Override
    protected ProblemReports reports() {
        return reports;
    }

    @Override
    protected DueIndex dueIndex() {
        return dueIndex;
    }

    @Override
    protected Unarchived unarchived() {
        return unarchived;
    }
}
