package jp.kakuin.pki.lint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.authority.CertificationAuthority;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * What the rules look at.
 *
 * @param tbs what would be signed
 * @param kind what the order is for
 * @param issuer the CA that would sign it
 * @param now the moment of signing
 */
public record LintSubject(TBSCertificate tbs, CertificateKind kind, CertificationAuthority issuer, Instant now) {

    Optional<Extension> extension(ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(tbs.getExtensions()).map(all -> all.getExtension(oid));
    }

    /** The extension's parsed content. */
    Optional<ASN1Encodable> content(ASN1ObjectIdentifier oid) {
        return extension(oid).map(Extension::getParsedValue);
    }

    /** Every attribute of the Subject, in order. */
    List<AttributeTypeAndValue> subjectAttributes() {
        var attributes = new ArrayList<AttributeTypeAndValue>();
        for (var rdn : tbs.getSubject().getRDNs()) {
            attributes.addAll(Arrays.asList(rdn.getTypesAndValues()));
        }
        return attributes;
    }

    /** One sentence for each attribute of the Subject that has a fault. */
    List<String> attributesWith(String fault, Predicate<AttributeTypeAndValue> has) {
        return subjectAttributes().stream()
                .filter(has)
                .map(attribute -> "attribute " + attribute.getType() + " " + fault)
                .toList();
    }

    List<String> subjectValues(ASN1ObjectIdentifier type) {
        return subjectAttributes().stream()
                .filter(attribute -> attribute.getType().equals(type))
                .map(LintSubject::text)
                .toList();
    }

    static String text(AttributeTypeAndValue attribute) {
        return attribute.getValue() instanceof ASN1String string ? string.getString() : "";
    }

    /** The entries of subjectAltName. */
    List<GeneralName> names() {
        return content(Extension.subjectAlternativeName)
                .map(names -> List.of(GeneralNames.getInstance(names).getNames()))
                .orElse(List.of());
    }
}
