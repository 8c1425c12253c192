package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;

/** SPEC C-12: O equals the romanised name on the application, character by character. */
final class OrganisationRule implements CsrRule {

    @Override
    public String id() {
        return "SPEC C-12";
    }

    @Override
    public String citation() {
        return "SPEC C-12";
    }

    @Override
    public List<Finding> check(Csr csr) {
        if (csr.organisationName().isEmpty() || csr.value("O").isEmpty()) {
            return List.of();
        }
        var expected = csr.organisationName().get();
        var actual = csr.value("O").get();
        return actual.equals(expected)
                ? List.of()
                : List.of(Finding.problem(
                        CsrCode.CSR_ORGANISATION_DIFFERS,
                        Csr.subjectField("O"),
                        Map.of("csr", actual, "application", expected)));
    }
}
