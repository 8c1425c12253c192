package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.due.DueEntry;
import jp.kakuin.problem.AnswerProblemReport;
import jp.kakuin.problem.OpenReportedCase;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.RevocationCase;
import jp.kakuin.revocation.RevocationCode;
import org.junit.jupiter.api.Test;

/** What staff decide on a problem report, and by when it has to be done (SPEC X-3, BR 4.9.5). */
class ReportedCaseTest extends ReportDesk {

    @Test
    void caseOfRevocation_shouldBeOpened_whenTheReportProvesRight() {
        var report = report("It is a fake shop.", serial());
        answer(report, "調査中です。", "");

        answer(report, "", "REVOKE");

        var open = office.order(id).revocations().open().orElseThrow();
        assertThat(open.circumstance()).isEqualTo(Circumstance.MISUSED);
        assertThat(open.openedBy()).isEqualTo("staff:vetter-1");
        assertThat(reports().reports()).isEmpty();
        assertThat(office.ports.dueIndex.all()).noneMatch(entry -> entry.kind() == DueEntry.Kind.PROBLEM_REPORT);
    }

    /** BR 4.9.5: from the receipt of the report to the revocation. A day of looking into it is no day more. */
    @Test
    void caseOfRevocation_shouldBeCountedFromTheReport_whenStaffDecideLater() {
        var report = report("It is a fake shop.", serial());
        var received = office.ports.clock.instant();
        answer(report, "調査中です。", "");
        office.ports.clock.advance(Duration.ofHours(20));

        answer(report, "", "REVOKE");

        assertThat(office.order(id).revocations().open().orElseThrow().deadline())
                .isEqualTo(received.plus(Duration.ofDays(5)));
    }

    /** BR 4.9.1.1 (3): a day, not the five of what staff look into already. */
    @Test
    void caseOfRevocation_shouldTakeTheSoonerDeadline_whenAnotherWaitsForStaff() {
        Office.value(staff("OPEN", "MISUSED", null));
        var report = report("Its key is for sale.", serial());
        var received = office.ports.clock.instant();

        Office.value(AnswerProblemReport.of(office.ports)
                .run(
                        Office.APPROVER,
                        report,
                        new AnswerProblemReport.Form("", "調査中です。", "", "REVOKE", "KEY_COMPROMISED", "seen")));

        var open = office.order(id).revocations().open().orElseThrow();
        assertThat(open.circumstance()).isEqualTo(Circumstance.KEY_COMPROMISED);
        assertThat(open.deadline()).isEqualTo(received.plus(Duration.ofHours(24)));
        Office.assertRefused(staff("OPEN", "MISUSED", null), RevocationCode.REVOCATION_UNDER_WAY);
    }

    /** Who is to be asked by telephone within 20 hours is not put off by what staff look into. */
    @Test
    void subscribersRequest_shouldStand_whenAReportProvesRightMeanwhile() {
        ask("SITE_ENDS");
        var report = report("It is a fake shop.", serial());

        answer(report, "調査中です。", "REVOKE");

        assertThat(office.order(id).revocations().cases())
                .singleElement()
                .extracting(RevocationCase::circumstance)
                .isEqualTo(Circumstance.SITE_ENDS);
    }

    @Test
    void caseOfRevocation_shouldBeOpenedOnce_whenTheDecisionIsRepeatedAfterItWasDeclined() {
        var report = report("It is a fake shop.", serial());
        answer(report, "調査中です。", "REVOKE");
        staff(Office.APPROVER, "DECLINE", "", "");

        answer(report, "調査中です。", "REVOKE");
        watch();

        assertThat(office.order(id).revocations().open()).isEmpty();
    }

    /** A run that died may have opened the case and left its entry. */
    @Test
    void caseOfRevocation_shouldStayDeclined_whenItsEntryIsDoneAgain() {
        var report = report("It is a fake shop.", serial());
        var decided = office.ports.clock.instant();
        answer(report, "調査中です。", "REVOKE");
        staff(Office.APPROVER, "DECLINE", "", "");

        office.ports.dueIndex.add(
                new DueEntry(DueEntry.Kind.REVOCATION, decided, id, OpenReportedCase.REPORT + report));
        watch();

        assertThat(office.order(id).revocations().cases()).hasSize(1);
        assertThat(office.order(id).revocations().open()).isEmpty();
    }
}
