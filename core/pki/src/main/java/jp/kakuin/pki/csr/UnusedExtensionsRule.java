package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SPEC C-11: requested extensions other than the names are ignored, and the customer is told which. */
final class UnusedExtensionsRule implements CsrRule {

    @Override
    public String id() {
        return "SPEC C-11";
    }

    @Override
    public String citation() {
        return "SPEC C-11";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var findings = new ArrayList<Finding>();
        var asked = csr.asked();
        if (!asked.others().isEmpty()) {
            findings.add(notice(CsrCode.CSR_EXTENSIONS_IGNORED, "extensions", asked.others()));
        }
        if (!asked.otherNames().isEmpty()) {
            findings.add(notice(CsrCode.CSR_ALTERNATIVE_NAME_IGNORED, "kinds", asked.otherNames()));
        }
        return findings;
    }

    private static Finding notice(CsrCode code, String argument, List<String> values) {
        return Finding.notice(
                code,
                Csr.FIELD,
                Map.of(argument, String.join(", ", values.stream().distinct().toList())));
    }
}
