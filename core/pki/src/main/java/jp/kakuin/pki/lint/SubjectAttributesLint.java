package jp.kakuin.pki.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The Subject has every attribute that its kind needs, once, and no other. */
final class SubjectAttributesLint implements LintRule {

    private static final Set<ASN1ObjectIdentifier> OV = Set.of(BCStyle.C, BCStyle.ST, BCStyle.L, BCStyle.O, BCStyle.CN);
    private static final Set<ASN1ObjectIdentifier> TRIAL = Set.of(BCStyle.O, BCStyle.CN);
    private static final Set<ASN1ObjectIdentifier> EV_ADDS =
            Set.of(SubjectName.JURISDICTION_COUNTRY, BCStyle.BUSINESS_CATEGORY, BCStyle.SERIALNUMBER);

    @Override
    public String id() {
        return "subject_attributes";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.4, EVG 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var findings = new ArrayList<String>();
        var wanted = wanted(subject.kind());
        for (var type : wanted) {
            int count = subject.subjectValues(type).size();
            if (count != 1) {
                findings.add("attribute " + type + " stands " + count + " times");
            }
        }
        for (var attribute : subject.subjectAttributes()) {
            if (!wanted.contains(attribute.getType())) {
                findings.add("attribute " + attribute.getType() + " may not stand in the Subject");
            }
        }
        return findings;
    }

    private static Set<ASN1ObjectIdentifier> wanted(CertificateKind kind) {
        return switch (kind) {
            case OV -> OV;
            case TRIAL -> TRIAL;
            case EV -> Stream.concat(OV.stream(), EV_ADDS.stream()).collect(Collectors.toUnmodifiableSet());
        };
    }
}
