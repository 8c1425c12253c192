package jp.kakuin.pki.lint;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** One CRL distribution point by http, without reasons and without another CRL issuer. */
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
                .filter(points -> points.length != 1 || !isWell(points[0]))
                .map(_ -> "cRLDistributionPoints is not one http URL")
                .stream()
                .toList();
    }

    private static boolean isWell(DistributionPoint point) {
        return point.getReasons() == null
                && point.getCRLIssuer() == null
                && point.getDistributionPoint() != null
                && point.getDistributionPoint().getType() == DistributionPointName.FULL_NAME
                && Arrays.stream(GeneralNames.getInstance(
                                        point.getDistributionPoint().getName())
                                .getNames())
                        .allMatch(CrlPointsLint::isHttp);
    }

    private static boolean isHttp(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                && name.getName().toString().startsWith("http://");
    }
}
