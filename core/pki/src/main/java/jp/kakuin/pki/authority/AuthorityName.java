package jp.kakuin.pki.authority;

import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The Subject of a CA certificate: exactly these three attributes (BR 7.1.2.10.2). */
public record AuthorityName(String country, String organisation, String commonName) {

    /** In this order, C as PrintableString. */
    public X500Name toX500Name() {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, new DERPrintableString(country))
                .addRDN(BCStyle.O, new DERUTF8String(organisation))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }
}
