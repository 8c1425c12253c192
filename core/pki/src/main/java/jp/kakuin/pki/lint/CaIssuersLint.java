package jp.kakuin.pki.lint;

import java.util.List;
import jp.kakuin.pki.authority.PublicationPoints;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** authorityInfoAccess names the addresses at which the CA's responder and its certificate are, each once, and nothing else. */
final class CaIssuersLint implements LintRule {

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
                .filter(access -> !isOwn(
                        List.of(access.getAccessDescriptions()),
                        subject.issuer().points()))
                .map(_ -> "authorityInfoAccess is not the CA's responder and certificate by http alone")
                .stream()
                .toList();
    }

    private static boolean isOwn(List<AccessDescription> named, PublicationPoints own) {
        var issuers = named.stream().filter(each -> is(each, AccessDescription.id_ad_caIssuers, own.caIssuersUrl()));
        var responders = named.stream()
                .filter(each -> own.ocspUrl()
                        .filter(url -> is(each, AccessDescription.id_ad_ocsp, url))
                        .isPresent());
        return issuers.count() == 1
                && responders.count() == (own.ocspUrl().isPresent() ? 1 : 0)
                && named.size() == 1 + (own.ocspUrl().isPresent() ? 1 : 0);
    }

    private static boolean is(AccessDescription named, ASN1ObjectIdentifier method, String url) {
        var location = named.getAccessLocation();
        return named.getAccessMethod().equals(method)
                && location.getTagNo() == GeneralName.uniformResourceIdentifier
                && location.getName().toString().equals(url);
    }
}
