package jp.kakuin.pki.authority;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The extensions by which a certificate says where its status and its issuer's certificate are. */
public final class StatusAddresses {

    private StatusAddresses() {}

    /** authorityInfoAccess: OCSP, if there is a responder, and the issuer's certificate (BR 7.1.2.7.7). */
    public static AuthorityInformationAccess access(PublicationPoints points) {
        var descriptions = new ASN1EncodableVector();
        points.ocspUrl().ifPresent(url -> descriptions.add(description(AccessDescription.id_ad_ocsp, url)));
        descriptions.add(description(AccessDescription.id_ad_caIssuers, points.caIssuersUrl()));
        return AuthorityInformationAccess.getInstance(new DERSequence(descriptions));
    }

    /** cRLDistributionPoints with one address. */
    public static CRLDistPoint crl(String url) {
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(fullName(url), null, null)});
    }

    /** As it stands in cRLDistributionPoints and, byte for byte the same, in the CRL's issuingDistributionPoint (BR 7.2.2.1). */
    public static DistributionPointName fullName(String url) {
        return new DistributionPointName(new GeneralNames(uri(url)));
    }

    private static AccessDescription description(ASN1ObjectIdentifier method, String url) {
        return new AccessDescription(method, uri(url));
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }
}
