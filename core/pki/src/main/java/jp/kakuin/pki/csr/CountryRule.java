package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;

/** SPEC C-4: C is {@code JP}, as a PrintableString. */
final class CountryRule implements CsrRule {

    private static final String FIELD = Csr.subjectField("C");

    @Override
    public String id() {
        return "SPEC C-4";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var countries = csr.all("C");
        if (countries.isEmpty()) {
            return List.of(Finding.problem(CsrCode.CSR_COUNTRY_MISSING, FIELD));
        }
        var country = countries.getFirst();
        if (!country.value().equals("JP")) {
            return List.of(Finding.problem(CsrCode.CSR_COUNTRY_NOT_JP, FIELD, Map.of("value", country.value())));
        }
        return country.encoding() == SubjectAttribute.Encoding.PRINTABLE
                ? List.of()
                : List.of(Finding.problem(CsrCode.CSR_COUNTRY_ENCODING, FIELD));
    }
}
