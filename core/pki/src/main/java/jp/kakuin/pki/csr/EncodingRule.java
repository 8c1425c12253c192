package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** SPEC C-4: ST, L, O and CN are PrintableString or UTF8String. */
final class EncodingRule implements CsrRule {

    private static final Set<String> JUDGED = Set.of("ST", "L", "O", "CN");

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
        return csr.attributes().stream()
                .filter(a -> JUDGED.contains(a.shortName()))
                .filter(a -> a.encoding() == SubjectAttribute.Encoding.OTHER)
                .map(a -> Finding.problem(
                        CsrCode.CSR_FIELD_ENCODING, Csr.subjectField(a.shortName()), Map.of("field", a.shortName())))
                .distinct()
                .toList();
    }
}
