package jp.kakuin.pki.authority;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a certificate leads to a root (RFC 5280 section 6). Revocation is not asked. */
public final class Chain {

    private Chain() {}

    /**
     * @param leaf DER of the certificate
     * @param intermediates DER, the leaf's issuer first
     * @param root DER of the trusted root
     * @param at the moment at which it is asked
     * @return why the chain does not hold; empty if it does
     */
    public static Optional<String> verify(byte[] leaf, List<byte[]> intermediates, byte[] root, Instant at) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var path = new ArrayList<X509Certificate>();
            path.add(read(factory, leaf));
            for (var intermediate : intermediates) {
                path.add(read(factory, intermediate));
            }
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(read(factory, root), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    private static X509Certificate read(CertificateFactory factory, byte[] der) throws CertificateException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }
}
