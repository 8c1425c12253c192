package jp.kakuin.pki.lint;

import java.util.List;
import java.util.Set;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** C, jurisdictionCountry and serialNumber are PrintableString, the rest UTF8String or PrintableString. */
final class SubjectEncodingLint implements LintRule {

    private static final Set<ASN1ObjectIdentifier> PRINTABLE_ONLY =
            Set.of(BCStyle.C, SubjectName.JURISDICTION_COUNTRY, BCStyle.SERIALNUMBER);

    @Override
    public String id() {
        return "subject_encoding";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject.attributesWith("has a wrong string type", attribute -> !isWell(attribute));
    }

    private static boolean isWell(AttributeTypeAndValue attribute) {
        return switch (attribute.getValue()) {
            case ASN1PrintableString text -> ASN1PrintableString.isPrintableString(text.getString());
            case ASN1UTF8String _ -> !PRINTABLE_ONLY.contains(attribute.getType());
            default -> false;
        };
    }
}
