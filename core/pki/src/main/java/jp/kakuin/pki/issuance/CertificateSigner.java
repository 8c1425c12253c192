package jp.kakuin.pki.issuance;

import java.io.IOException;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.lint.LintedCertificate;
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
            return verified(linted.content().under(signer.getSignature()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] verified(byte[] certificate) throws IOException {
        try {
            if (!new X509CertificateHolder(certificate).isSignatureValid(verifier())) {
                throw new IllegalStateException("the CA key's signature does not verify");
            }
            return certificate;
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
