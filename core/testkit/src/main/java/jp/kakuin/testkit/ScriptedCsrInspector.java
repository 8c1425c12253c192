package jp.kakuin.testkit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.refusal.Refusal;

/** Finds every CSR acceptable and reads the sample organisation and name in it, except where a test says otherwise. */
public final class ScriptedCsrInspector implements CsrInspector {

    private static final CsrReport.Place PLACE = new CsrReport.Place("東京都", "千代田区");

    private final Map<String, CsrReport> reports = new HashMap<>();

    /** This CSR has this report. */
    public void report(String csr, CsrReport report) {
        reports.put(csr, report);
    }

    /** This CSR is read as usual but has these problems. */
    public void problems(String csr, List<Refusal> problems) {
        var usual = acceptable(csr, List.of(SampleApplications.NAME));
        report(csr, new CsrReport(usual.subject(), usual.key(), usual.place(), usual.names(), problems, List.of()));
    }

    @Override
    public CsrReport inspect(String csr, Optional<String> organisationName, LocalDate today) {
        return reports.getOrDefault(csr, acceptable(csr, List.of(SampleApplications.NAME)));
    }

    /** A report without problems for these names. */
    public static CsrReport acceptable(String csr, List<String> names) {
        var subject = new java.util.LinkedHashMap<String, String>();
        subject.put("C", "JP");
        subject.put("ST", "Tokyo");
        subject.put("L", "Chiyoda-ku");
        subject.put("O", SampleApplications.ORGANISATION);
        subject.put("CN", names.getFirst());
        var key = new CsrReport.SubjectPublicKey("RSA", "2048", AuditEntry.sha256(csr));
        return new CsrReport(subject, Optional.of(key), Optional.of(PLACE), names, List.of(), List.of());
    }
}
