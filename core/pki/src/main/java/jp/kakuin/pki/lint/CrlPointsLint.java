package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** One CRL distribution point, the address of a part of the CA's own CRL by http, without reasons and without another CRL issuer. */
final class CrlPointsLint implements LintRule {

    @Override
    public String id() {
        return "crl_distribution_points";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.11.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.cRLDistributionPoints)
                .map(CRLDistPoint::getInstance)
                .map(CRLDistPoint::getDistributionPoints)
                .filter(points -> points.length != 1 || !isWell(points[0], subject))
                .map(_ -> "cRLDistributionPoints is not the CA's one http URL")
                .stream()
                .toList();
    }

    private static boolean isWell(DistributionPoint point, LintSubject subject) {
        return point.getReasons() == null
                && point.getCRLIssuer() == null
                && point.getDistributionPoint() != null
                && point.getDistributionPoint().getType() == DistributionPointName.FULL_NAME
                && isOwn(GeneralNames.getInstance(point.getDistributionPoint().getName()), subject);
    }

    private static boolean isOwn(GeneralNames names, LintSubject subject) {
        var all = names.getNames();
        return all.length == 1
                && all[0].getTagNo() == GeneralName.uniformResourceIdentifier
                && subject.issuer().points().crlUrls().contains(all[0].getName().toString());
    }
}
