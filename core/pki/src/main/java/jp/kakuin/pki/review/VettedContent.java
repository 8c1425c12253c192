package jp.kakuin.pki.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.pki.certificate.SubjectName;
import jp.kakuin.pki.csr.RequestedKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Subject, names and key of a certificate beside what was vetted. What differs is named and not quoted: the vetted value may be a person's. */
final class VettedContent {

    private VettedContent() {}

    static List<String> differences(TBSCertificate certificate, IssuanceRequest vetted) {
        var differences = new ArrayList<String>();
        var said = subject(certificate);
        var expected = attributes(vetted.subject());
        var types = new HashSet<>(said.keySet());
        types.addAll(expected.keySet());
        types.stream()
                .filter(type -> !List.of(expected.getOrDefault(type, "")).equals(said.getOrDefault(type, List.of())))
                .map(type -> "subject (BR 7.1.2.7.2): " + type + " is not as vetted")
                .sorted()
                .forEach(differences::add);
        if (!names(certificate).equals(vetted.dnsNames().stream().sorted().toList())) {
            differences.add("names (BR 7.1.2.7.12): not those that were validated");
        }
        if (!certificate.getSubjectPublicKeyInfo().equals(RequestedKey.of(vetted.csr()))) {
            differences.add("key (SPEC C-12): not the CSR's");
        }
        return differences;
    }

    private static Map<ASN1ObjectIdentifier, String> attributes(SubjectIdentity identity) {
        var all = new HashMap<ASN1ObjectIdentifier, String>();
        all.put(BCStyle.C, identity.country());
        all.put(BCStyle.ST, identity.stateOrProvince());
        all.put(BCStyle.L, identity.locality());
        all.put(BCStyle.O, identity.organisation());
        all.put(BCStyle.CN, identity.commonName());
        identity.ev().ifPresent(ev -> {
            all.put(BCStyle.BUSINESS_CATEGORY, ev.businessCategory());
            all.put(BCStyle.SERIALNUMBER, ev.registrationNumber());
            all.put(SubjectName.JURISDICTION_COUNTRY, ev.jurisdictionCountry());
        });
        return all;
    }

    private static Map<ASN1ObjectIdentifier, List<String>> subject(TBSCertificate certificate) {
        var all = new HashMap<ASN1ObjectIdentifier, List<String>>();
        Arrays.stream(certificate.getSubject().getRDNs())
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .forEach(attribute -> all.computeIfAbsent(attribute.getType(), type -> new ArrayList<>())
                        .add(attribute.getValue() instanceof ASN1String text ? text.getString() : ""));
        return all;
    }

    private static List<String> names(TBSCertificate certificate) {
        return Arrays.stream(GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName)
                        .getNames())
                .map(name -> name.getTagNo() == GeneralName.dNSName
                        ? ((ASN1String) name.getName()).getString()
                        : name.toString())
                .sorted()
                .toList();
    }
}
