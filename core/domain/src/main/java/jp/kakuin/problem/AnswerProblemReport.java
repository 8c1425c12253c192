package jp.kakuin.problem;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Text;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.order.TypedLine;
import jp.kakuin.problem.ProblemReport.Change;
import jp.kakuin.problem.ProblemReport.Decision;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.OwedRevocations;
import jp.kakuin.revocation.RevocationCode;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.StaffText;

/** Staff tell reporter and subscriber what they found out so far, and then or later record what they decided (SPEC X-3, BR 4.9.5). */
public final class AnswerProblemReport {

    private static final int LONGEST = 5000;
    private static final int TRIES = 10;

    private final ProblemReports reports;
    private final Orders orders;
    private final OpenReportedCase cases;
    private final ReportMails mails;
    private final DueIndex dueIndex;
    private final Clock clock;

    private AnswerProblemReport(
            ProblemReports reports,
            Orders orders,
            OpenReportedCase cases,
            ReportMails mails,
            DueIndex dueIndex,
            Clock clock) {
        this.reports = reports;
        this.orders = orders;
        this.cases = cases;
        this.mails = mails;
        this.dueIndex = dueIndex;
        this.clock = clock;
    }

    public static AnswerProblemReport of(Ports ports) {
        return new AnswerProblemReport(
                ports.problemReports(),
                ports.orders(),
                new OpenReportedCase(
                        ports.problemReports(), new OwedRevocations(ports.orders(), ports.dueIndex(), ports.clock())),
                ReportMails.of(ports),
                ports.dueIndex(),
                ports.clock());
    }

    /**
     * @param orderId whose certificate it is, where staff know better than the report; told with the preliminary report
     * @param ja the preliminary report, which reporter and subscriber get by mail; empty if it went out before
     * @param en may be empty: then the Japanese text stands alone
     * @param decision one of {@link Decision}, or empty for later
     * @param circumstance to revoke for, one of {@link Circumstance}
     * @param note why it was decided so, for the record alone
     */
    public record Form(String orderId, String ja, String en, String decision, String circumstance, String note) {

        public Form {
            orderId = orderId == null ? "" : orderId;
            ja = ja == null ? "" : TypedLine.paragraph(ja);
            en = en == null ? "" : TypedLine.paragraph(en);
            decision = decision == null ? "" : decision;
            circumstance = circumstance == null ? "" : circumstance;
            note = note == null ? "" : TypedLine.paragraph(note);
        }
    }

    /** What became of the report. */
    public record Answer(OrderId reportId, boolean answered, boolean closed) {}

    /** The same once more changes nothing and is answered the same. */
    public Result<Answer> run(Staff staff, OrderId id, Form form) {
        var actor = Actor.staff(staff.subject());
        return readable(form)
                .then(read -> decision(form))
                .then(decision -> answered(id, form, actor).then(report -> decided(report, form, decision, actor)))
                .map(report -> new Answer(
                        report.id(),
                        report.preliminary().isPresent(),
                        report.closed().isPresent()));
    }

    private static Result<Form> readable(Form form) {
        var tooLong = new StaffText()
                .optional("ja", form.ja(), LONGEST)
                .optional("en", form.en(), LONGEST)
                .optional("note", form.note(), LONGEST)
                .problems();
        if (!tooLong.isEmpty()) {
            return Result.refused(tooLong);
        }
        return form.ja().isEmpty() && form.decision().isEmpty()
                ? Result.refused(Refusal.of(ProblemCode.PROBLEM_ANSWER_MISSING, "ja"))
                : Result.accepted(form);
    }

    /** Before anything is written: nobody gets a mail by a request that is refused. */
    private static Result<Optional<Decision>> decision(Form form) {
        var decision = Arrays.stream(Decision.values())
                .filter(each -> each.name().equals(form.decision()))
                .findFirst();
        if (decision.isEmpty() && !form.decision().isEmpty()) {
            return Result.refused(Refusal.of(ProblemCode.PROBLEM_DECISION_UNKNOWN, "decision"));
        }
        return decision.equals(Optional.of(Decision.REVOKE))
                        && circumstance(form).isEmpty()
                ? Result.refused(Refusal.of(RevocationCode.REVOCATION_REASON_UNKNOWN, "circumstance"))
                : Result.accepted(decision);
    }

    private static Optional<Circumstance> circumstance(Form form) {
        return Circumstance.given(form.circumstance(), Circumstance.Giver.STAFF);
    }

    private Result<ProblemReport> answered(OrderId id, Form form, Actor actor) {
        if (form.ja().isEmpty()) {
            return reports.find(id).map(Result::accepted).orElse(notFound());
        }
        return change(id, report -> answer(report, form, actor));
    }

    private Result<Optional<Change>> answer(ProblemReport report, Form form, Actor actor) {
        var text = new Text(form.ja(), form.en());
        if (report.preliminary().filter(told -> told.text().equals(text)).isPresent()) {
            return Result.accepted(Optional.empty());
        }
        if (report.preliminary().isPresent() || report.closed().isPresent()) {
            return Result.refused(Refusal.of(ProblemCode.PROBLEM_REPORT_ANSWERED));
        }
        var told = new ProblemReport.Preliminary(clock.instant(), actor, text);
        return order(report, form).map(whose -> Optional.of(report.answered(told, whose)));
    }

    private Result<Optional<OrderId>> order(ProblemReport report, Form form) {
        if (form.orderId().isEmpty()) {
            return report.order().isEmpty() && form.decision().equals(Decision.REVOKE.name())
                    ? Result.refused(Refusal.of(ProblemCode.PROBLEM_NAMES_NO_ORDER, "orderId"))
                    : Result.accepted(report.order());
        }
        return Optional.of(form.orderId())
                .filter(OrderId::isValid)
                .map(OrderId::new)
                .filter(given -> orders.find(given)
                        .filter(order -> order.certificate().isPresent())
                        .isPresent())
                .map(given -> Result.accepted(Optional.of(given)))
                .orElseGet(() -> Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND, "orderId")));
    }

    private Result<ProblemReport> decided(ProblemReport answered, Form form, Optional<Decision> decision, Actor actor) {
        if (decision.isEmpty()) {
            return Result.accepted(answered);
        }
        return change(answered.id(), report -> decide(report, form, decision.get(), actor));
    }

    private Result<Optional<Change>> decide(ProblemReport report, Form form, Decision decision, Actor actor) {
        if (report.closed().filter(how -> how.decision() == decision).isPresent()) {
            return Result.accepted(Optional.empty());
        }
        if (report.closed().isPresent()) {
            return Result.refused(Refusal.of(ProblemCode.PROBLEM_REPORT_CLOSED));
        }
        if (report.preliminary().isEmpty() && decision != Decision.NO_REPORT) {
            return Result.refused(Refusal.of(ProblemCode.PROBLEM_ANSWER_MISSING, "ja"));
        }
        if (report.order().isEmpty() && decision == Decision.REVOKE) {
            return Result.refused(Refusal.of(ProblemCode.PROBLEM_NAMES_NO_ORDER, "orderId"));
        }
        return Result.accepted(Optional.of(report.closed(new ProblemReport.Closed(
                clock.instant(),
                actor,
                decision,
                decision == Decision.REVOKE ? circumstance(form) : Optional.empty(),
                form.note()))));
    }

    /** Decides on what stands until nobody was faster. What the change owes is done at once; what is left then, the scheduled runs do. */
    private Result<ProblemReport> change(OrderId id, Function<ProblemReport, Result<Optional<Change>>> decide) {
        for (int i = 0; i < TRIES; i++) {
            var found = reports.find(id);
            if (found.isEmpty()) {
                return notFound();
            }
            var decided = decide.apply(found.get());
            if (!(decided instanceof Result.Accepted<Optional<Change>>(var change))) {
                return decided.map(never -> found.get());
            }
            if (change.isEmpty()) {
                return Result.accepted(found.get());
            }
            if (reports.write(change.get())) {
                mails.send(change.get());
                change.get().after().revocation().ifPresent(this::openCase);
                return Result.accepted(change.get().after());
            }
        }
        throw new IllegalStateException("too many rivals");
    }

    private void openCase(DueEntry entry) {
        cases.run(entry);
        dueIndex.done(entry);
    }

    private static Result<ProblemReport> notFound() {
        return Result.refused(Refusal.of(ProblemCode.PROBLEM_REPORT_NOT_FOUND));
    }
}
