package jp.kakuin.fault;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.HashMap;
import java.util.Map;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.revocation.Revocation;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The CRLs of issuing CAs, as relying parties get them. */
record PublishedCrls(Map<String, X509CRL> byObject) {

    static PublishedCrls of(FaultSuite suite) {
        var bucket = suite.system().outputs().get("PublicBucket");
        var all = new HashMap<String, X509CRL>();
        try (var s3 = suite.system().aws().s3()) {
            for (var object : s3.listObjectsV2(list -> list.bucket(bucket).prefix("crl/issuing"))
                    .contents()) {
                var bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key()));
                all.put(object.key(), read(bytes.asByteArray()));
            }
        }
        return new PublishedCrls(all);
    }

    private static X509CRL read(byte[] der) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean names(Revocation revocation) {
        var crl = byObject.get(PublicationPoints.objectName(revocation.crl()));
        return crl != null && crl.getRevokedCertificate(new BigInteger(revocation.serialNumber(), 16)) != null;
    }

    /** Whether each of those before is here as well, with a number that is no lower, and still names all that it named. */
    boolean follow(PublishedCrls before) {
        return before.byObject.entrySet().stream().allMatch(each -> {
            var now = byObject.get(each.getKey());
            var named = each.getValue().getRevokedCertificates();
            return now != null
                    && number(now).compareTo(number(each.getValue())) >= 0
                    && (named == null
                            || named.stream()
                                    .allMatch(entry -> now.getRevokedCertificate(entry.getSerialNumber()) != null));
        });
    }

    /** Whether all of them are newer than those before. */
    boolean areNewerThan(PublishedCrls before) {
        return before.byObject.entrySet().stream()
                .allMatch(each -> number(byObject.get(each.getKey())).compareTo(number(each.getValue())) > 0);
    }

    private static BigInteger number(X509CRL crl) {
        var value = ASN1OctetString.getInstance(crl.getExtensionValue(Extension.cRLNumber.getId()));
        return ASN1Integer.getInstance(value.getOctets()).getValue();
    }
}
