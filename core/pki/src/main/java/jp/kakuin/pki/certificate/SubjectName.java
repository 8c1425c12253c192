package jp.kakuin.pki.certificate;

import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.SubjectIdentity;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The Subject in the order and encodings of BR 7.1.4.2, with what EVG 7.1.4.2 adds; a trial's says what it is. */
public final class SubjectName {

    public static final ASN1ObjectIdentifier JURISDICTION_COUNTRY =
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.60.2.1.3");

    /** O of a trial, whose organisation nobody has checked (SPEC section 2). */
    public static final String TRIAL = "TEST CERTIFICATE - organisation not checked";

    private SubjectName() {}

    static X500Name of(CertificateKind kind, SubjectIdentity identity) {
        return switch (kind) {
            case OV, EV -> of(identity);
            case TRIAL ->
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.O, new DERUTF8String(TRIAL))
                        .addRDN(BCStyle.CN, new DERUTF8String(identity.commonName()))
                        .build();
        };
    }

    static X500Name of(SubjectIdentity identity) {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, new DERPrintableString(identity.country(), true))
                .addRDN(BCStyle.ST, new DERUTF8String(identity.stateOrProvince()))
                .addRDN(BCStyle.L, new DERUTF8String(identity.locality()));
        // EV's own attributes have no mandated place; here they stand with the place of the register and before the
        // name registered.
        identity.ev()
                .ifPresent(
                        ev -> name.addRDN(JURISDICTION_COUNTRY, new DERPrintableString(ev.jurisdictionCountry(), true))
                                .addRDN(BCStyle.BUSINESS_CATEGORY, new DERUTF8String(ev.businessCategory()))
                                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString(ev.registrationNumber(), true)));
        return name.addRDN(BCStyle.O, new DERUTF8String(identity.organisation()))
                .addRDN(BCStyle.CN, new DERUTF8String(identity.commonName()))
                .build();
    }
}
