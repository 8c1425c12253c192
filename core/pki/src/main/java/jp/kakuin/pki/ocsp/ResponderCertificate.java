package jp.kakuin.pki.ocsp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Date;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.KeyContentSigner;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/** Makes the certificate by which an issuing CA lets another key answer OCSP requests (BR 7.1.2.8). */
public final class ResponderCertificate {

    private ResponderCertificate() {}

    /**
     * DER of the certificate. Nobody asks whether it is revoked (id-pkix-ocsp-nocheck), so it lives shortly.
     *
     * @param key the responder's public key
     */
    public static byte[] sign(
            CertificationAuthority issuer,
            PublicKey key,
            AuthorityName name,
            BigInteger serialNumber,
            Validity validity) {
        var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        var builder = new X509v3CertificateBuilder(
                issuer.certificate().getSubject(),
                serialNumber,
                Date.from(validity.notBefore()),
                Date.from(validity.notAfter()),
                name.toX500Name(),
                info);
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer.keyIdentifier()));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, new BcX509ExtensionUtils().createSubjectKeyIdentifier(info));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            return builder.build(new KeyContentSigner(issuer.key())).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
