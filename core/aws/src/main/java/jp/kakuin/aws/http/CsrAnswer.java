package jp.kakuin.aws.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.CsrReport;

/** The CSR report as it goes over the wire (SPEC C-14). */
public record CsrAnswer(
        boolean acceptable,
        Map<String, String> subject,
        Optional<CsrReport.SubjectPublicKey> key,
        Optional<CsrReport.Place> place,
        List<String> names,
        List<Problem.Entry> problems,
        List<Problem.Entry> notices) {

    public static CsrAnswer of(CsrReport report) {
        return new CsrAnswer(
                report.acceptable(),
                report.subject(),
                report.key(),
                report.place(),
                report.names(),
                report.problems().stream().map(Problem::entry).toList(),
                report.notices().stream().map(Problem::entry).toList());
    }
}
