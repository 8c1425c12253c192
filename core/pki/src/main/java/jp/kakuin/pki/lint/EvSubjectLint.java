package jp.kakuin.pki.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** An EV Subject names one of the four business categories, the jurisdiction Japan and a registration. */
final class EvSubjectLint implements LintRule {

    private static final Set<String> CATEGORIES =
            Set.of("Private Organization", "Government Entity", "Business Entity", "Non-Commercial Entity");

    @Override
    public String id() {
        return "ev_subject";
    }

    @Override
    public String citation() {
        return "EVG 7.1.4.2.3 to 7.1.4.2.5";
    }

    @Override
    public List<String> check(LintSubject subject) {
        if (subject.kind() != CertificateKind.EV) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        if (!CATEGORIES.containsAll(subject.subjectValues(BCStyle.BUSINESS_CATEGORY))) {
            findings.add("businessCategory is none of the four");
        }
        if (!subject.subjectValues(SubjectName.JURISDICTION_COUNTRY).equals(List.of("JP"))) {
            findings.add("jurisdictionCountry is not JP");
        }
        if (subject.subjectValues(BCStyle.SERIALNUMBER).stream().anyMatch(String::isBlank)) {
            findings.add("serialNumber is blank");
        }
        return findings;
    }
}
