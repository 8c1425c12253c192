package jp.kakuin.pki.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.certificate.CtExtensions;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Exactly the extensions of the profile, each with its criticality; no subjectKeyIdentifier, no basicConstraints. */
final class ExtensionSetLint implements LintRule {

    /** With whether it is critical. */
    private static final Map<ASN1ObjectIdentifier, Boolean> REQUIRED = Map.of(
            Extension.authorityKeyIdentifier, false,
            Extension.keyUsage, true,
            Extension.extendedKeyUsage, false,
            Extension.certificatePolicies, false,
            Extension.subjectAlternativeName, false,
            Extension.authorityInfoAccess, false,
            Extension.cRLDistributionPoints, false);

    /** A trial asserts no policy, and its CA revokes nothing. */
    private static final Set<ASN1ObjectIdentifier> NOT_OF_A_TRIAL =
            Set.of(Extension.certificatePolicies, Extension.cRLDistributionPoints);

    private static final Map<ASN1ObjectIdentifier, Boolean> OPTIONAL =
            Map.of(CtExtensions.POISON, true, CtExtensions.SCT_LIST, false);

    @Override
    public String id() {
        return "extension_set";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.6";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var findings = new ArrayList<String>();
        var required = required(subject.kind());
        for (var oid : required.keySet()) {
            if (subject.extension(oid).isEmpty()) {
                findings.add("extension " + oid + " is missing");
            }
        }
        for (var oid : subject.tbs().getExtensions().getExtensionOIDs()) {
            var critical = required.getOrDefault(oid, OPTIONAL.get(oid));
            if (critical == null) {
                findings.add("extension " + oid + " is not in the profile");
            } else if (subject.extension(oid).orElseThrow().isCritical() != critical) {
                findings.add("extension " + oid + " has the wrong criticality");
            }
        }
        return findings;
    }

    private static Map<ASN1ObjectIdentifier, Boolean> required(CertificateKind kind) {
        var required = new HashMap<>(REQUIRED);
        if (kind == CertificateKind.TRIAL) {
            required.keySet().removeAll(NOT_OF_A_TRIAL);
        }
        return required;
    }
}
