package jp.kakuin.pki.ocsp;

import java.util.Date;
import jp.kakuin.revocation.IssuedSerial;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/** What is told of one certificate. */
sealed interface Told {

    CertificateStatus status();

    /** Ours, and not revoked. */
    record Good() implements Told {
        @Override
        public CertificateStatus status() {
            return CertificateStatus.GOOD;
        }
    }

    /** Never signed by us: never good (BR 4.9.10). */
    record Unknown() implements Told {
        @Override
        public CertificateStatus status() {
            return new UnknownStatus();
        }
    }

    record Revoked(IssuedSerial.Revoked revoked) implements Told {
        @Override
        public CertificateStatus status() {
            ASN1GeneralizedTime at = new DERGeneralizedTime(Date.from(revoked.at()));
            var reason = revoked.reason().inEntry().map(CRLReason::lookup).orElse(null);
            return new RevokedStatus(new RevokedInfo(at, reason));
        }
    }
}
