package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;

/** SPEC C-9: OU, emailAddress and whatever else stands in the Subject never reaches the certificate; the customer is told. */
final class UnusedAttributesRule implements CsrRule {

    @Override
    public String id() {
        return "SPEC C-9";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.4";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return csr.attributes().stream()
                .map(SubjectAttribute::shortName)
                .filter(name -> !SubjectAttribute.USED.contains(name))
                .distinct()
                .map(name ->
                        Finding.notice(CsrCode.CSR_ATTRIBUTE_NOT_USED, Csr.subjectField(name), Map.of("field", name)))
                .toList();
    }
}
