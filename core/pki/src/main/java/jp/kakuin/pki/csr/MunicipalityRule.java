package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.csr.CsrReport;

/**
 * SPEC C-8: L is a municipality of the prefecture in ST and no more: no town name within it, no block or house number. What the list does not
 * know is refused: whoever is refused wrongly can spell the name by its reading, and a municipality that is newer than the list is a matter
 * of bringing the list up to date.
 */
final class MunicipalityRule implements CsrRule {

    private static final String FIELD = Csr.subjectField("L");

    @Override
    public String id() {
        return "SPEC C-8";
    }

    @Override
    public String citation() {
        return "SPEC C-8, BR 7.1.2.7.4";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return csr.value("L").stream()
                .flatMap(value -> judge(csr, value).stream())
                .toList();
    }

    /** The place that ST and L name, as Japanese write it. */
    static Optional<CsrReport.Place> place(Csr csr) {
        return csr.value("ST")
                .flatMap(Prefecture::of)
                .flatMap(prefecture -> csr.value("L")
                        .flatMap(MunicipalitySpelling::of)
                        .flatMap(spelling -> Municipalities.named(spelling).stream()
                                .filter(found -> found.prefecture() == prefecture.number())
                                .findFirst())
                        .map(found -> new CsrReport.Place(prefecture.nameJa(), found.nameJa())));
    }

    private static Optional<Finding> judge(Csr csr, String value) {
        var spelling = MunicipalitySpelling.of(value);
        if (spelling.isEmpty()) {
            return Optional.of(finding(codeForForm(value), value));
        }
        var found = Municipalities.named(spelling.get());
        if (found.isEmpty()) {
            return Optional.of(Finding.problem(
                    CsrCode.CSR_LOCALITY_UNKNOWN,
                    FIELD,
                    Map.of("value", value, "date", Municipalities.date().toString())));
        }
        return csr.value("ST")
                .flatMap(Prefecture::of)
                .filter(prefecture -> found.stream().noneMatch(one -> one.prefecture() == prefecture.number()))
                .map(prefecture -> Finding.problem(
                        CsrCode.CSR_LOCALITY_IN_OTHER_PREFECTURE,
                        FIELD,
                        Map.of("value", value, "prefecture", prefecture.full(), "found", prefecturesOf(found))));
    }

    private static String prefecturesOf(List<Municipality> found) {
        return found.stream()
                .map(one -> Prefecture.ALL.get(one.prefecture() - 1).full())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static CsrCode codeForForm(String value) {
        if (value.chars().anyMatch(Character::isDigit)) {
            return CsrCode.CSR_LOCALITY_HAS_HOUSE_NUMBER;
        }
        return MunicipalitySpelling.goesFurther(value)
                ? CsrCode.CSR_LOCALITY_GOES_TOO_FAR
                : CsrCode.CSR_LOCALITY_NOT_MUNICIPALITY;
    }

    private static Finding finding(CsrCode code, String value) {
        return Finding.problem(code, FIELD, Map.of("value", value));
    }
}
