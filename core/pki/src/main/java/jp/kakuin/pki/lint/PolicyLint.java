package jp.kakuin.pki.lint;

import java.util.List;
import java.util.Optional;
import jp.kakuin.pki.certificate.Policy;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** Exactly one policy, the reserved identifier of the kind, without qualifiers; a trial asserts none. */
final class PolicyLint implements LintRule {

    @Override
    public String id() {
        return "policy";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.9, 7.1.6.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.certificatePolicies)
                .map(CertificatePolicies::getInstance)
                .filter(policies -> !isWell(policies, subject))
                .map(_ -> "certificatePolicies is not the one of " + subject.kind())
                .stream()
                .toList();
    }

    private static boolean isWell(CertificatePolicies policies, LintSubject subject) {
        var all = policies.getPolicyInformation();
        return all.length == 1
                && Policy.of(subject.kind()).equals(Optional.of(all[0].getPolicyIdentifier()))
                && all[0].getPolicyQualifiers() == null;
    }
}
