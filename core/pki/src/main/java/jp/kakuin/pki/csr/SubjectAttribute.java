package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * One attribute of a CSR's Subject.
 *
 * @param shortName {@code C}, {@code ST} …; the dotted OID where there is no usual short name
 */
record SubjectAttribute(String shortName, String value, Encoding encoding) {

    /** How the value is encoded; C-4 tells only these apart. */
    enum Encoding {
        PRINTABLE,
        UTF8,
        OTHER
    }

    /** What the certificate's Subject is made of; all else in a CSR is passed over (C-9). */
    static final Set<String> USED = Set.of("C", "ST", "L", "O", "CN");

    private static final Map<ASN1ObjectIdentifier, String> SHORT_NAMES = Map.of(
            BCStyle.C, "C",
            BCStyle.ST, "ST",
            BCStyle.L, "L",
            BCStyle.O, "O",
            BCStyle.OU, "OU",
            BCStyle.CN, "CN",
            BCStyle.EmailAddress, "emailAddress",
            BCStyle.SERIALNUMBER, "serialNumber",
            BCStyle.STREET, "street",
            BCStyle.POSTAL_CODE, "postalCode");

    static List<SubjectAttribute> of(X500Name name) {
        var attributes = new ArrayList<SubjectAttribute>();
        for (var rdn : name.getRDNs()) {
            for (var attribute : rdn.getTypesAndValues()) {
                attributes.add(of(attribute));
            }
        }
        return List.copyOf(attributes);
    }

    private static SubjectAttribute of(AttributeTypeAndValue attribute) {
        var value = attribute.getValue();
        var shortName = SHORT_NAMES.getOrDefault(
                attribute.getType(), attribute.getType().getId());
        return new SubjectAttribute(
                shortName, value instanceof ASN1String text ? text.getString() : "", encoding(value));
    }

    private static Encoding encoding(ASN1Encodable value) {
        return switch (value) {
            case ASN1PrintableString _ -> Encoding.PRINTABLE;
            case ASN1UTF8String _ -> Encoding.UTF8;
            default -> Encoding.OTHER;
        };
    }
}
