package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;

/** SPEC C-8: L is a municipality and no more: no town name within it, no block or house number. */
final class MunicipalityRule implements CsrRule {

    @Override
    public String id() {
        return "SPEC C-8";
    }

    @Override
    public String citation() {
        return "SPEC C-8";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return csr.value("L").stream()
                .filter(value -> !MunicipalityForm.matchesAny(value))
                .map(value -> Finding.problem(codeFor(value), Csr.subjectField("L"), Map.of("value", value)))
                .toList();
    }

    private static CsrCode codeFor(String value) {
        if (value.chars().anyMatch(Character::isDigit)) {
            return CsrCode.CSR_LOCALITY_HAS_HOUSE_NUMBER;
        }
        return MunicipalityForm.goesFurther(value)
                ? CsrCode.CSR_LOCALITY_GOES_TOO_FAR
                : CsrCode.CSR_LOCALITY_NOT_MUNICIPALITY;
    }
}
