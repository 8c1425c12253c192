package jp.kakuin.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.refusal.Refusal;

/** Reads any text as a CSR with these names and problems, and remembers what it was asked. */
record FakeCsrInspector(List<String> names, List<Refusal> problems, List<Optional<String>> askedNames)
        implements CsrInspector {

    FakeCsrInspector(String... names) {
        this(List.of(names), List.of(), new ArrayList<>());
    }

    @Override
    public CsrReport inspect(String csr, Optional<String> organisationName, LocalDate today) {
        askedNames.add(organisationName);
        var subject = Map.of("C", "JP", "ST", "Tokyo", "L", "Chiyoda-ku", "O", "Sample Co., Ltd.");
        var key = new CsrReport.SubjectPublicKey("RSA", "2048", "ab".repeat(32));
        return new CsrReport(
                subject, Optional.of(key), Optional.of(new CsrReport.Place("東京都", "千代田区")), names, problems, List.of());
    }
}
