package jp.kakuin.pki.issuance;

import java.io.IOException;
import java.security.GeneralSecurityException;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.lint.LintedCertificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;

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
        var read = Certificate.getInstance(certificate);
        try {
            var verifier = issuer.signatureAlgorithm().verifier(issuer.key().publicKey());
            verifier.update(read.getTBSCertificate().getEncoded(ASN1Encoding.DER));
            if (!verifier.verify(read.getSignature().getOctets())) {
                throw new IllegalStateException("the CA key's signature does not verify");
            }
            return certificate;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the CA key's signature cannot be verified", e);
        }
    }
}
