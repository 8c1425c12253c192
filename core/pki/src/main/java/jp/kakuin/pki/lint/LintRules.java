package jp.kakuin.pki.lint;

import java.util.List;
import jp.kakuin.csr.HostNames;

/** Every rule on a certificate that is about to be signed. */
final class LintRules {

    private LintRules() {}

    static List<LintRule> all(HostNames hostNames) {
        return List.of(
                new VersionLint(),
                new ContentEncodingLint(),
                new SerialNumberLint(),
                new SignatureAlgorithmLint(),
                new IssuerNameLint(),
                new ValidityLengthLint(),
                new ValidityStartLint(),
                new ValidityEncodingLint(),
                new SubjectAttributesLint(),
                new SubjectOrderLint(),
                new SubjectEncodingLint(),
                new SubjectLengthLint(),
                new SubjectMetadataLint(),
                new SubjectCharactersLint(),
                new SubjectCountryLint(),
                new EvSubjectLint(),
                new EvSerialNumberLint(),
                new CommonNameLint(),
                new PublicKeyLint(),
                new RsaModulusLint(),
                new ExtensionSetLint(),
                new ExtensionEncodingLint(),
                new AuthorityKeyIdentifierLint(),
                new KeyUsageLint(),
                new ExtendedKeyUsageLint(),
                new PolicyLint(),
                new SubjectAltNameLint(hostNames),
                new CaIssuersLint(),
                new CrlPointsLint(),
                new PrecertificateLint(),
                new TrialLint());
    }
}
