package jp.kakuin.pki.review;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.lint.Linter;
import jp.kakuin.sampling.CertificateReview;
import org.bouncycastle.asn1.x509.Certificate;

/** Looks at a certificate by both linters, at its signature, and at what it says beside what was vetted. It is read here anew; nothing that built it is asked. */
public final class SecondLook implements CertificateReview {

    private final Supplier<IssuingAuthorities> authorities;
    private final Linter linter;

    /** @param authorities may be without their keys */
    public SecondLook(Supplier<IssuingAuthorities> authorities, Linter linter) {
        this.authorities = authorities;
        this.linter = linter;
    }

    @Override
    public List<String> findings(byte[] certificate, IssuanceRequest vetted) {
        var read = Certificate.getInstance(certificate);
        var issuer = issuer(read, vetted.kind());
        if (issuer.isEmpty()) {
            return List.of("issuer (BR 7.1.4.1): no CA of this house");
        }
        var findings = new ArrayList<String>();
        if (!isSignedBy(issuer.get(), certificate)) {
            findings.add("signature (RFC 5280 4.1.1.3): not the CA's");
        }
        findings.addAll(VettedContent.differences(read.getTBSCertificate(), vetted));
        findings.addAll(linter.again(certificate, vetted.kind(), issuer.get()));
        return List.copyOf(findings);
    }

    private Optional<CertificationAuthority> issuer(Certificate certificate, CertificateKind kind) {
        var known = authorities.get();
        try {
            return Optional.of(known.signerOf(certificate.getTBSCertificate(), kind));
        } catch (IllegalStateException stranger) {
            return Optional.empty();
        }
    }

    private static boolean isSignedBy(CertificationAuthority issuer, byte[] certificate) {
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .verify(issuer.key().publicKey());
            return true;
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }
}
