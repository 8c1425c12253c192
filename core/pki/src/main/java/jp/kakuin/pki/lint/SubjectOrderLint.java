package jp.kakuin.pki.lint;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** One attribute per RDN, in the order C, ST, L, O, CN. */
final class SubjectOrderLint implements LintRule {

    private static final List<ASN1ObjectIdentifier> ORDER = List.of(
            BCStyle.DC,
            BCStyle.C,
            BCStyle.ST,
            BCStyle.L,
            BCStyle.POSTAL_CODE,
            BCStyle.STREET,
            BCStyle.O,
            BCStyle.SURNAME,
            BCStyle.GIVENNAME,
            BCStyle.OU,
            BCStyle.CN);

    @Override
    public String id() {
        return "subject_order";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.1, 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        if (Arrays.stream(subject.tbs().getSubject().getRDNs()).anyMatch(RDN::isMultiValued)) {
            return List.of("an RDN has several attributes");
        }
        var ranks = subject.subjectAttributes().stream()
                .map(AttributeTypeAndValue::getType)
                .filter(ORDER::contains)
                .map(ORDER::indexOf)
                .toList();
        return ranks.equals(ranks.stream().sorted().toList()) ? List.of() : List.of("attributes are out of order");
    }
}
