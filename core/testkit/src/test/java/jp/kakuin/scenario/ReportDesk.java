package jp.kakuin.scenario;

import jp.kakuin.order.OrderId;
import jp.kakuin.problem.AnswerProblemReport;
import jp.kakuin.problem.ReadProblemReports;
import jp.kakuin.problem.ReportProblem;
import jp.kakuin.refusal.Result;

/** Whoever reports a problem, and the staff who answer. */
class ReportDesk extends RevocationDesk {

    static final String REPORTER = "reporter@example.org";

    String serial() {
        return office.order(id).certificate().orElseThrow().serialNumber();
    }

    ReadProblemReports.Answer reports() {
        return ReadProblemReports.of(office.ports).run();
    }

    OrderId report(String text, String certificate) {
        return Office.value(ReportProblem.of(office.ports).run(form(text, certificate)))
                .reportId();
    }

    static ReportProblem.Form form(String text, String certificate) {
        return new ReportProblem.Form(REPORTER, text, certificate);
    }

    Result<AnswerProblemReport.Answer> answer(OrderId report, String ja, String decision) {
        return AnswerProblemReport.of(office.ports)
                .run(Office.VETTER, report, new AnswerProblemReport.Form("", ja, "", decision, "MISUSED", "note"));
    }
}
