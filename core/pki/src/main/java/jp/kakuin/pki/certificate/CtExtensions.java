package jp.kakuin.pki.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The two extensions of Certificate Transparency (RFC 6962 section 3). */
public final class CtExtensions {

    /** Critical; marks a precertificate. */
    public static final ASN1ObjectIdentifier POISON = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.3");

    /** Carries the logs' timestamps in the final certificate. */
    public static final ASN1ObjectIdentifier SCT_LIST = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

    private CtExtensions() {}
}
