package jp.kakuin.pki.lint;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.certificate.SubjectName;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A trial says so in its Subject and comes from the test CA, which is a root of its own; everything else comes from an intermediate, for a root's key
 * signs no subscriber's certificate.
 */
final class TrialLint implements LintRule {

    @Override
    public String id() {
        return "trial";
    }

    @Override
    public String citation() {
        return "BR 6.1.7, SPEC section 2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var findings = new ArrayList<String>();
        var isTrial = subject.kind() == CertificateKind.TRIAL;
        var authority = subject.issuer().certificate();
        if (isTrial != authority.getSubject().equals(authority.getIssuer())) {
            findings.add(subject.kind() + " is not for this CA to sign");
        }
        if (isTrial != subject.subjectValues(BCStyle.O).equals(List.of(SubjectName.TRIAL))) {
            findings.add(isTrial ? "O does not say that it is a trial" : "O says that it is a trial");
        }
        return findings;
    }
}
