package jp.kakuin.pki.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Date;
import jp.kakuin.issuance.Validity;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Makes a CA's own certificates: a self-signed root (BR 7.1.2.1) and a TLS intermediate (BR 7.1.2.6). All results are DER. */
public final class CaSetup {

    private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");

    private final SecureRandom random;

    /** @param random for serial numbers */
    public CaSetup(SecureRandom random) {
        this.random = random;
    }

    /** A self-signed root certificate. */
    public byte[] root(SigningKey key, AuthorityName name, Validity validity) {
        try {
            var builder = builder(name.toX500Name(), name.toX500Name(), validity, key.publicKey());
            caExtensions(builder, new BasicConstraints(true), key.publicKey());
            builder.addExtension(Extension.authorityKeyIdentifier, false, keyIdOf(info(key.publicKey())));
            return builder.build(new KeyContentSigner(key)).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * An intermediate that may issue TLS server certificates of both kinds and no further CA certificates.
     *
     * @param points of the root: its CRL and its certificate
     */
    public byte[] intermediate(
            SigningKey rootKey,
            byte[] rootDer,
            PublicKey publicKey,
            AuthorityName name,
            Validity validity,
            PublicationPoints points) {
        try {
            var root = new X509CertificateHolder(rootDer);
            var builder = builder(root.getSubject(), name.toX500Name(), validity, publicKey);
            caExtensions(builder, new BasicConstraints(0), publicKey);
            builder.addExtension(Extension.authorityKeyIdentifier, false, keyIdOf(root.getSubjectPublicKeyInfo()));
            builder.addExtension(Extension.certificatePolicies, false, policies());
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.authorityInfoAccess, false, StatusAddresses.access(points));
            // A root's CRL has one part.
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, StatusAddresses.crl(points.crlUrl(BigInteger.ZERO)));
            return builder.build(new KeyContentSigner(rootKey)).getEncoded();
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate of a root", e);
        }
    }

    /** The request that is carried to an offline root. */
    public byte[] intermediateRequest(SigningKey key, AuthorityName name) {
        try {
            return new PKCS10CertificationRequestBuilder(name.toX500Name(), info(key.publicKey()))
                    .build(new KeyContentSigner(key))
                    .getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, Validity validity, PublicKey key) {
        BigInteger serial = SerialNumbers.draw(random);
        return new X509v3CertificateBuilder(
                issuer, serial, Date.from(validity.notBefore()), Date.from(validity.notAfter()), subject, info(key));
    }

    private static void caExtensions(X509v3CertificateBuilder builder, BasicConstraints constraints, PublicKey key)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.subjectKeyIdentifier, false, digests().createSubjectKeyIdentifier(info(key)));
    }

    private static AuthorityKeyIdentifier keyIdOf(SubjectPublicKeyInfo issuer) {
        return new AuthorityKeyIdentifier(
                digests().createSubjectKeyIdentifier(issuer).getKeyIdentifier());
    }

    private static X509ExtensionUtils digests() {
        return new BcX509ExtensionUtils();
    }

    /** A CA of our own house is not restricted; two reserved identifiers side by side are forbidden (BR 7.1.2.10.5). */
    private static CertificatePolicies policies() {
        return new CertificatePolicies(new PolicyInformation(ANY_POLICY));
    }

    private static SubjectPublicKeyInfo info(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded());
    }
}
