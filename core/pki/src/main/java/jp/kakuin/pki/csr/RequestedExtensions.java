package jp.kakuin.pki.csr;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * What a CSR asks for beside its Subject (C-11).
 *
 * @param names every dNSName and IP address of subjectAltName as written; an IP address is kept so that it is refused and not lost
 * @param otherNames kinds of the entries that are neither
 * @param others the other extensions by name or OID
 */
record RequestedExtensions(List<String> names, List<String> otherNames, List<String> others) {

    /** Windows asks under an attribute of its own. */
    private static final ASN1ObjectIdentifier MICROSOFT_REQUEST = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14");

    private static final Map<Integer, String> KINDS = Map.of(
            GeneralName.otherName, "otherName",
            GeneralName.rfc822Name, "rfc822Name",
            GeneralName.x400Address, "x400Address",
            GeneralName.directoryName, "directoryName",
            GeneralName.ediPartyName, "ediPartyName",
            GeneralName.uniformResourceIdentifier, "uniformResourceIdentifier",
            GeneralName.registeredID, "registeredID");

    private static final Map<ASN1ObjectIdentifier, String> EXTENSION_NAMES = Map.of(
            Extension.keyUsage,
            "keyUsage",
            Extension.extendedKeyUsage,
            "extendedKeyUsage",
            Extension.basicConstraints,
            "basicConstraints",
            Extension.subjectKeyIdentifier,
            "subjectKeyIdentifier",
            Extension.certificatePolicies,
            "certificatePolicies",
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"),
            "tlsFeature");

    /** @throws IllegalArgumentException or a sibling of it if an extension request is no valid ASN.1 */
    static RequestedExtensions of(PKCS10CertificationRequest request) {
        var asked = new RequestedExtensions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var attribute : request.getAttributes()) {
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)
                    || attribute.getAttrType().equals(MICROSOFT_REQUEST)) {
                asked.read(attribute);
            }
        }
        return asked;
    }

    private void read(Attribute attribute) {
        for (var value : attribute.getAttributeValues()) {
            var extensions = Extensions.getInstance(value);
            for (var oid : extensions.getExtensionOIDs()) {
                if (oid.equals(Extension.subjectAlternativeName)) {
                    readNames(GeneralNames.getInstance(extensions.getExtensionParsedValue(oid)));
                } else {
                    others.add(EXTENSION_NAMES.getOrDefault(oid, oid.getId()));
                }
            }
        }
    }

    private void readNames(GeneralNames subjectAltName) {
        for (var entry : subjectAltName.getNames()) {
            switch (entry.getTagNo()) {
                case GeneralName.dNSName ->
                    names.add(ASN1String.class.cast(entry.getName()).getString());
                case GeneralName.iPAddress -> names.add(ipAddress(ASN1OctetString.getInstance(entry.getName())));
                default -> otherNames.add(KINDS.get(entry.getTagNo()));
            }
        }
    }

    private static String ipAddress(ASN1OctetString address) {
        try {
            return InetAddress.getByAddress(address.getOctets()).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("an IP address of a wrong length", wrongLength);
        }
    }
}
