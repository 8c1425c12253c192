package jp.kakuin.pki.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Locale;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.StatusAddresses;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * Builds what is signed for a subscriber, OV and EV alike (BR 7.1.2.7): first as precertificate (BR 7.1.2.9). A trial is the same without a policy
 * and without an address of status: its CA revokes nothing.
 */
public final class SubscriberProfile {

    private SubscriberProfile() {}

    /**
     * @param key the customer's public key, as the CSR carries it
     * @param serialNumber shared by the precertificate and the certificate
     */
    public static ToBeSigned precertificate(
            IssuanceRequest request, SubjectPublicKeyInfo key, BigInteger serialNumber, CertificationAuthority issuer) {
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(serialNumber));
        generator.setSignature(issuer.signatureAlgorithm().identifier());
        generator.setIssuer(issuer.certificate().getSubject());
        generator.setStartDate(new Time(Date.from(request.validity().notBefore()), Locale.ROOT));
        generator.setEndDate(new Time(Date.from(request.validity().notAfter()), Locale.ROOT));
        generator.setSubject(SubjectName.of(request.kind(), request.subject()));
        generator.setSubjectPublicKeyInfo(key);
        generator.setExtensions(extensions(request, issuer, serialNumber));
        return ToBeSigned.of(generator.generateTBSCertificate());
    }

    private static Extensions extensions(
            IssuanceRequest request, CertificationAuthority issuer, BigInteger serialNumber) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer.keyIdentifier()));
            // No keyEncipherment for RSA: together with digitalSignature it is NOT RECOMMENDED (BR 7.1.2.7.11).
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            extensions.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            var policy = Policy.of(request.kind()).map(PolicyInformation::new).map(CertificatePolicies::new);
            if (policy.isPresent()) {
                extensions.addExtension(Extension.certificatePolicies, false, policy.get());
            }
            extensions.addExtension(Extension.subjectAlternativeName, false, names(request));
            extensions.addExtension(Extension.authorityInfoAccess, false, StatusAddresses.access(issuer.points()));
            if (!issuer.points().crlUrls().isEmpty()) {
                extensions.addExtension(
                        Extension.cRLDistributionPoints,
                        false,
                        StatusAddresses.crl(issuer.points().crlUrl(serialNumber)));
            }
            extensions.addExtension(CtExtensions.POISON, true, DERNull.INSTANCE);
            return extensions.generate();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static GeneralNames names(IssuanceRequest request) {
        return new GeneralNames(request.dnsNames().stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }
}
