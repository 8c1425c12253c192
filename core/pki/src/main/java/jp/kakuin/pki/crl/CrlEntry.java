package jp.kakuin.pki.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Locale;
import jp.kakuin.revocation.Revocation;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;

/** One entry of revokedCertificates (RFC 5280 5.1.2.6). */
final class CrlEntry {

    private CrlEntry() {}

    /** DER. A reason that says nothing is left out (BR 7.2.2). */
    static byte[] der(Revocation revoked) {
        var entry = new ASN1EncodableVector();
        entry.add(new ASN1Integer(new BigInteger(revoked.serialNumber(), 16)));
        entry.add(new Time(Date.from(revoked.at()), Locale.ROOT));
        revoked.reason().inEntry().ifPresent(code -> entry.add(extensions(code)));
        try {
            return new DERSequence(entry).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Extensions extensions(int reason) {
        try {
            return new Extensions(new Extension(
                    Extension.reasonCode, false, CRLReason.lookup(reason).getEncoded(ASN1Encoding.DER)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
