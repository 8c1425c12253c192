package jp.kakuin.pki.lint;

import java.util.List;
import java.util.Map;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** No attribute is longer than its limit in characters, and none is empty. */
final class SubjectLengthLint implements LintRule {

    private static final Map<ASN1ObjectIdentifier, Integer> LIMITS = Map.of(
            BCStyle.C, 2,
            BCStyle.ST, 128,
            BCStyle.L, 128,
            BCStyle.O, 64,
            BCStyle.CN, 64,
            BCStyle.SERIALNUMBER, 64,
            BCStyle.BUSINESS_CATEGORY, 128,
            SubjectName.JURISDICTION_COUNTRY, 2);

    @Override
    public String id() {
        return "subject_length";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject.subjectAttributes().stream()
                .filter(attribute -> !isWell(attribute))
                .map(attribute -> "attribute " + attribute.getType() + " has "
                        + LintSubject.text(attribute).length() + " characters")
                .toList();
    }

    private static boolean isWell(AttributeTypeAndValue attribute) {
        var text = LintSubject.text(attribute);
        int length = text.codePointCount(0, text.length());
        var limit = LIMITS.get(attribute.getType());
        return limit == null || length >= 1 && length <= limit;
    }
}
