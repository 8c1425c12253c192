package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SPEC C-5: ST, L, O and CN are there, not blank, and there once, so that it is clear which value is meant. */
final class PresenceRule implements CsrRule {

    private static final List<String> REQUIRED = List.of("ST", "L", "O", "CN");
    private static final List<String> SINGLE = List.of("C", "ST", "L", "O", "CN");

    @Override
    public String id() {
        return "SPEC C-5";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var findings = new ArrayList<Finding>();
        for (var field : REQUIRED) {
            if (csr.all(field).isEmpty()) {
                findings.add(finding(CsrCode.CSR_FIELD_MISSING, field));
            } else if (csr.all(field).stream().anyMatch(a -> a.value().isBlank())) {
                findings.add(finding(CsrCode.CSR_FIELD_BLANK, field));
            }
        }
        for (var field : SINGLE) {
            if (csr.all(field).size() > 1) {
                findings.add(finding(CsrCode.CSR_FIELD_REPEATED, field));
            }
        }
        return findings;
    }

    private static Finding finding(CsrCode code, String field) {
        return Finding.problem(code, Csr.subjectField(field), Map.of("field", field));
    }
}
