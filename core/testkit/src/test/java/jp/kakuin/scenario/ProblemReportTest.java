package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.due.DueEntry;
import jp.kakuin.problem.AnswerProblemReport;
import jp.kakuin.problem.ProblemCode;
import jp.kakuin.problem.ReportProblem;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.WatchRevocations;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;

/** Problem reports, from a stranger's form to the decision (SPEC X-3, BR 4.9.3, 4.9.5). */
class ProblemReportTest extends ReportDesk {

    @Test
    void reporterAndSubscriber_shouldBothBeTold_whenStaffAnswer() {
        var report = report("It is a fake shop.", serial());

        answer(report, "調査中です。", "");

        assertThat(office.ports.mailSender.to(REPORTER)).hasSize(2);
        assertThat(office.mails("ProblemTold")).isEqualTo(1);
        assertThat(office.ports.mailSender.to(Forms.CONTACT_MAIL).getLast().text())
                .contains("調査中です。")
                .doesNotContain(REPORTER, "fake shop");
    }

    @Test
    void subscriber_shouldBeTold_whenStaffFindWhoseCertificateItIs() {
        var report = report("www.example.co.jp is a fake shop.", "www.example.co.jp");

        var answered = AnswerProblemReport.of(office.ports)
                .run(
                        Office.VETTER,
                        report,
                        new AnswerProblemReport.Form(id.value(), "調査中です。", "", "REVOKE", "MISUSED", ""));

        assertThat(Office.value(answered).closed()).isTrue();
        assertThat(office.mails("ProblemTold")).isEqualTo(1);
        assertThat(office.order(id).revocations().open()).isPresent();
    }

    @Test
    void nobody_shouldGetAMail_whenTheRequestIsRefused() {
        var report = report("It is a fake shop.", "");

        Office.assertRefused(answer(report, "調査中です。", "REVOKE"), ProblemCode.PROBLEM_NAMES_NO_ORDER);
        Office.assertRefused(answer(report, "調査中です。", "PERHAPS"), ProblemCode.PROBLEM_DECISION_UNKNOWN);

        assertThat(office.ports.mailSender.to(REPORTER)).hasSize(1);
        assertThat(reports().reports().getFirst().preliminary()).isEmpty();
    }

    /** Without the field it would look like a conflict, and staff would look for somebody else's answer. */
    @Test
    void staff_shouldLearnWhatToShorten_whenATextIsTooLong() {
        var report = report("It is a fake shop.", "");

        assertThat(answer(report, "あ".repeat(5001), ""))
                .isEqualTo(Result.refused(Refusal.of(VettingCode.TEXT_TOO_LONG, "ja", "max", "5000")));
    }

    @Test
    void nobody_shouldGetAMail_whenItIsNoReportAtAll() {
        var report = report("Buy cheap watches", "");

        answer(report, "", "NO_REPORT");

        office.settleMails();
        assertThat(office.ports.mailSender.to(REPORTER)).hasSize(1);
        assertThat(reports().waiting()).isZero();
    }

    /** Whoever types somebody else's address must not fill their mailbox through us. */
    @Test
    void address_shouldGetFiveMailsADay_whenSomebodyElseReportsUnderIt() {
        for (int i = 0; i < 5; i++) {
            report("text " + i, "");
        }
        for (var spelled : List.of(REPORTER, "Reporter@Example.org", "reporter+6@example.org")) {
            Office.assertRefused(
                    ReportProblem.of(office.ports).run(new ReportProblem.Form(spelled, "text 6", "")),
                    ProblemCode.REPORTED_TOO_OFTEN);
        }
        assertThat(office.ports.mailSender.mails().stream()
                        .filter(mail -> mail.text().contains("ProblemReceived")))
                .hasSize(5);

        office.ports.clock.advance(Duration.ofDays(1));
        report("text 6", "");
    }

    /** Mails to made-up addresses come back, and the mail service stops a sender whose mails do. */
    @Test
    void flood_shouldBeTakenWithoutMails_whenItIsMoreThanPeopleWrite() {
        for (int i = 0; i < 110; i++) {
            Office.value(ReportProblem.of(office.ports)
                    .run(new ReportProblem.Form("somebody" + i + "@example.org", "text", "")));
        }

        assertThat(office.mails("ProblemReceived")).isEqualTo(100);
        assertThat(reports().waiting()).isEqualTo(110);
        assertThat(reports().reports()).hasSize(50);
        assertThat(watch().reports().open()).isEqualTo(110);
    }

    @Test
    void mailService_shouldNotBeAskedForever_whenTheAddressCannotBeOne() {
        for (var address :
                List.of("a..b@example.org", "a@example..org", "a@-example.org", "a@b", "a\r\nBcc: c@d.jp@e.jp")) {
            Office.assertRefused(
                    ReportProblem.of(office.ports).run(new ReportProblem.Form(address, "text", "")),
                    ProblemCode.REPORT_MAIL_MALFORMED);
        }
    }

    @Test
    void stranger_shouldLearnNothing_whenTheyAskForAnUnknownCertificate() {
        var known = Office.value(ReportProblem.of(office.ports).run(form("text", serial())));
        var unknown = Office.value(ReportProblem.of(office.ports).run(form("text", "0a")));

        assertThat(known.receivedAt()).isEqualTo(unknown.receivedAt());
        assertThat(known.answerBy()).isEqualTo(unknown.answerBy());
        assertThat(reports().reports())
                .hasSize(2)
                .anyMatch(each -> each.orderId().isPresent());
    }

    @Test
    void report_shouldBeThereOnce_whenItIsSentTwice() {
        assertThat(report("text", "0a")).isEqualTo(report("text", "0a"));
        assertThat(reports().reports()).hasSize(1);
        assertThat(office.ports.mailSender.to(REPORTER)).hasSize(1);
    }

    /** As the API's description counts, and every other field. */
    @Test
    void report_shouldBeTaken_whenItHasAsManyCharactersAsItMay() {
        report("🔑".repeat(5000), "");
        Office.assertRefused(
                ReportProblem.of(office.ports).run(form("🔑".repeat(5001), "")), VettingCode.TEXT_TOO_LONG);
    }

    @Test
    void staff_shouldBeWarned_whenNobodyAnswers() {
        var report = report("text", "0a");
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(1, 0, 0, 0));
        office.ports.clock.advance(Duration.ofHours(12));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(1, 1, 0, 0));
        office.ports.clock.advance(Duration.ofHours(10));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(1, 1, 1, 0));
        office.ports.clock.advance(Duration.ofHours(2));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(1, 1, 1, 1));

        answer(report, "調査中です。", "");

        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(0, 0, 0, 0));
    }

    /** BR 4.9.5: what it leads to would be too late. */
    @Test
    void staff_shouldBeWarned_whenNobodyDecides() {
        var report = report("text", serial());
        answer(report, "調査中です。", "");
        office.ports.clock.advance(Duration.ofHours(117));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(0, 0, 0, 0));
        office.ports.clock.advance(Duration.ofHours(1));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(0, 0, 1, 0));
        office.ports.clock.advance(Duration.ofHours(2));
        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(0, 0, 1, 1));

        answer(report, "", "NOTHING");

        assertThat(watch().reports()).isEqualTo(new WatchRevocations.Figures(0, 0, 0, 0));
    }

    /** At each call of a port: the report is there, and every mail goes out once. */
    @Test
    void everyMail_shouldGoOutOnce_whenTheProcessDiesAnywhere() {
        int positions = walk(0);
        assertThat(positions).isGreaterThan(20);
        for (int position = 1; position <= positions; position++) {
            walk(position);
        }
    }

    private int walk(int position) {
        open();
        var serial = serial();
        office.ports.faults.crashAt(position);
        again(() -> report("text", serial));
        // Looked for beside the ports whose calls are counted.
        var report = office.ports.dueIndex.all().stream()
                .filter(entry -> entry.kind() == DueEntry.Kind.PROBLEM_REPORT)
                .findFirst()
                .orElseThrow()
                .order();
        again(() -> answer(report, "調査中です。", "REVOKE"));
        int positions = office.ports.faults.positions();
        office.ports.faults.reset();
        office.settleMails();
        office.settleMails();
        assertThat(office.ports.mailSender.mails().stream()
                        .filter(mail -> mail.text().contains("\n\nProblem"))
                        .map(mail -> mail.text().lines().findFirst().orElseThrow())
                        .distinct())
                .as("position " + position)
                .hasSize(3);
        assertThat(reports().reports()).as("position " + position).isEmpty();
        watch();
        assertThat(office.order(id).revocations().cases())
                .as("position " + position)
                .hasSize(1);
        return positions;
    }
}
