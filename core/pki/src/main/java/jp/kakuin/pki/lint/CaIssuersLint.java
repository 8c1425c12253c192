package jp.kakuin.pki.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** authorityInfoAccess points by http to the responder and to the issuer's certificate, and to nothing else. */
final class CaIssuersLint implements LintRule {

    private static final Set<ASN1ObjectIdentifier> METHODS =
            Set.of(AccessDescription.id_ad_ocsp, AccessDescription.id_ad_caIssuers);

    @Override
    public String id() {
        return "authority_info_access";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.7";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.authorityInfoAccess)
                .map(AuthorityInformationAccess::getInstance)
                .filter(access -> !Arrays.stream(access.getAccessDescriptions()).allMatch(CaIssuersLint::isWell))
                .map(_ -> "authorityInfoAccess is not OCSP and caIssuers by http alone")
                .stream()
                .toList();
    }

    private static boolean isWell(AccessDescription description) {
        var location = description.getAccessLocation();
        return METHODS.contains(description.getAccessMethod())
                && location.getTagNo() == GeneralName.uniformResourceIdentifier
                && location.getName().toString().startsWith("http://");
    }
}
