package jp.kakuin.problem;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.MailAddress;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.TypedSerial;
import jp.kakuin.vetting.VettingCode;

/** Anybody reports a problem with a certificate, without login (SPEC X-3, BR 4.9.3). The answer tells nothing of whether we know the certificate. */
public final class ReportProblem {

    private static final int LONGEST_TEXT = 5000;
    private static final int LONGEST_CERTIFICATE = 16_384;
    private static final int TRIES = 10;

    private final ProblemReports reports;
    private final ReadProblemReports waiting;
    private final IssuedSerials serials;
    private final ReportMails mails;
    private final Secrets secrets;
    private final Clock clock;

    private ReportProblem(
            ProblemReports reports,
            ReadProblemReports waiting,
            IssuedSerials serials,
            ReportMails mails,
            Secrets secrets,
            Clock clock) {
        this.reports = reports;
        this.waiting = waiting;
        this.serials = serials;
        this.mails = mails;
        this.secrets = secrets;
        this.clock = clock;
    }

    public static ReportProblem of(Ports ports) {
        return new ReportProblem(
                ports.problemReports(),
                ReadProblemReports.of(ports),
                ports.issuedSerials(),
                ReportMails.of(ports),
                ports.secrets(),
                ports.clock());
    }

    /**
     * @param email where the answer goes
     * @param text what is wrong
     * @param certificate its serial number, the certificate in PEM, its fingerprint or a name in it; may be empty
     */
    public record Form(String email, String text, String certificate) {}

    /** @param answerBy when a preliminary report is out at the latest */
    public record Answer(OrderId reportId, Instant receivedAt, Instant answerBy) {}

    /** The same report sent once more within a day is answered the same. */
    public Result<Answer> run(Form form) {
        var typed = new Form(
                form.email() == null ? "" : form.email().strip(),
                form.text() == null ? "" : TypedLine.paragraph(form.text()),
                form.certificate() == null ? "" : TypedLine.paragraph(form.certificate()));
        var problems = problems(typed);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        for (int i = 0; i < TRIES; i++) {
            var tried = keep(typed, reports.reporter(Reporter.mailbox(typed.email())));
            if (tried.isPresent()) {
                return tried.get().map(report -> new Answer(report.id(), report.receivedAt(), report.deadline()));
            }
        }
        throw new IllegalStateException("too many rivals");
    }

    /** Empty if something else came from this address meanwhile. */
    private Optional<Result<ProblemReport>> keep(Form form, Reporter reporter) {
        var now = clock.instant();
        var words = AuditEntry.sha256(form.text() + "\n\n" + form.certificate());
        var same = reporter.same(words, now).flatMap(reports::find);
        if (same.isPresent()) {
            return same.map(Result::accepted);
        }
        var waits = reporter.waits(now);
        if (waits.isPositive()) {
            return Optional.of(Result.refused(
                    Refusal.of(ProblemCode.REPORTED_TOO_OFTEN, "", "seconds", Long.toString(waits.toSeconds()))));
        }
        var id = new OrderId("K" + secrets.base32(12));
        // In a flood of reports none is confirmed: our mails to made-up addresses would come back, and the mail service
        // would stop us altogether.
        var received = ProblemReport.received(
                id, now, form.email(), form.text(), form.certificate(), order(form.certificate()), !waiting.crowded());
        if (!reports.keep(received, reporter.with(new Reporter.Seen(now, words, id)))) {
            return Optional.empty();
        }
        mails.send(received);
        return Optional.of(Result.accepted(received.after()));
    }

    private Optional<OrderId> order(String certificate) {
        return serials.find(
                        certificate.contains("BEGIN CERTIFICATE") ? ofPem(certificate) : TypedSerial.of(certificate))
                .map(IssuedSerial::order);
    }

    private static String ofPem(String pem) {
        try {
            var bytes = pem.substring(pem.indexOf("-----BEGIN")).getBytes(StandardCharsets.US_ASCII);
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            return ((X509Certificate) read).getSerialNumber().toString(16);
        } catch (CertificateException | RuntimeException unreadable) {
            // Staff see what was typed.
            return "-";
        }
    }

    private static List<Refusal> problems(Form form) {
        var problems = new ArrayList<Refusal>();
        if (!MailAddress.isValid(form.email())) {
            problems.add(Refusal.of(ProblemCode.REPORT_MAIL_MALFORMED, "email"));
        }
        if (form.text().isBlank()) {
            problems.add(Refusal.of(ProblemCode.REPORT_TEXT_MISSING, "text"));
        }
        typed("text", form.text(), LONGEST_TEXT, problems);
        typed("certificate", form.certificate(), LONGEST_CERTIFICATE, problems);
        return problems;
    }

    private static void typed(String field, String value, int max, List<Refusal> problems) {
        // What is kept, staff read: nobody's key may be among it.
        if (value.contains("PRIVATE KEY-----")) {
            problems.add(Refusal.of(ProblemCode.REPORT_HOLDS_PRIVATE_KEY, field));
        }
        if (value.codePointCount(0, value.length()) > max) {
            problems.add(Refusal.of(VettingCode.TEXT_TOO_LONG, field, "max", Integer.toString(max)));
        }
    }
}
