package jp.kakuin.pki.certificate;

import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The reserved policy identifier that tells what was validated (BR 7.1.6.1); a trial has none. */
public final class Policy {

    private static final ASN1ObjectIdentifier OV = new ASN1ObjectIdentifier("2.23.140.1.2.2");
    private static final ASN1ObjectIdentifier EV = new ASN1ObjectIdentifier("2.23.140.1.1");

    private Policy() {}

    public static Optional<ASN1ObjectIdentifier> of(CertificateKind kind) {
        return switch (kind) {
            case OV -> Optional.of(OV);
            case EV -> Optional.of(EV);
            case TRIAL -> Optional.empty();
        };
    }
}
