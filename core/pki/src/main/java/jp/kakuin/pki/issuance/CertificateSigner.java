package jp.kakuin.pki.issuance;

import java.io.IOException;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.lint.LintedCertificate;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;

/** The only place where the CA key signs a certificate. What comes back is verified before anyone sees it. */
final class CertificateSigner {

    private final CertificationAuthority issuer;

    CertificateSigner(CertificationAuthority issuer) {
        this.issuer = issuer;
    }

    /** DER of the signed certificate. */
    byte[] sign(LintedCertificate linted) {
        var signer = new KeyContentSigner(issuer.key());
        try {
            signer.getOutputStream().write(linted.content().der());
            var certificate = new ASN1EncodableVector();
            certificate.add(linted.content().parsed());
            certificate.add(signer.getAlgorithmIdentifier());
            certificate.add(new DERBitString(signer.getSignature()));
            return verified(Certificate.getInstance(new DERSequence(certificate)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] verified(Certificate certificate) throws IOException {
        try {
            if (!new X509CertificateHolder(certificate).isSignatureValid(verifier())) {
                throw new IllegalStateException("the CA key's signature does not verify");
            }
            return certificate.getEncoded(ASN1Encoding.DER);
        } catch (CertException | OperatorCreationException e) {
            throw new IllegalStateException("the CA key's signature cannot be verified", e);
        }
    }

    private ContentVerifierProvider verifier() throws OperatorCreationException, IOException {
        var digests = new DefaultDigestAlgorithmIdentifierFinder();
        var key = PublicKeyFactory.createKey(
                SubjectPublicKeyInfo.getInstance(issuer.key().publicKey().getEncoded()));
        return issuer.signatureAlgorithm().isRsa()
                ? new BcRSAContentVerifierProviderBuilder(digests).build(key)
                : new BcECContentVerifierProviderBuilder(digests).build(key);
    }
}
