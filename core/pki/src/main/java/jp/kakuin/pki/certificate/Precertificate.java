package jp.kakuin.pki.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A signed precertificate. Without one no certificate can be made, since only it knows what the certificate will be (BR 7.1.2.9). */
public final class Precertificate {

    private final byte[] der;
    private final TBSCertificate content;

    private Precertificate(byte[] der, TBSCertificate content) {
        this.der = der;
        this.content = content;
    }

    /** @throws IllegalArgumentException if the certificate has no poison extension */
    public static Precertificate of(byte[] der) {
        var content = Certificate.getInstance(der).getTBSCertificate();
        var poison = content.getExtensions().getExtension(CtExtensions.POISON);
        if (poison == null || !poison.isCritical()) {
            throw new IllegalArgumentException("not a precertificate");
        }
        return new Precertificate(der.clone(), content);
    }

    public byte[] der() {
        return der.clone();
    }

    public TBSCertificate content() {
        return content;
    }

    public BigInteger serialNumber() {
        return content.getSerialNumber().getValue();
    }

    /**
     * The certificate's content: the precertificate's without its poison, and with the logs' timestamps if there are any.
     *
     * @param scts each one SignedCertificateTimestamp (RFC 6962 section 3.2)
     */
    public ToBeSigned certificate(List<byte[]> scts) {
        var sctList = scts.isEmpty() ? Optional.<Extension>empty() : Optional.of(SctList.of(scts));
        return ToBeSigned.of(with(replacePoison(content.getExtensions(), sctList)));
    }

    /**
     * Checks byte by byte that a certificate's content is this precertificate's but for poison and timestamps.
     *
     * @throws IllegalStateException if it is not: a fault that must never be signed
     * @throws IllegalArgumentException if its list of timestamps is malformed
     */
    public void requireSame(ToBeSigned certificate) {
        // Made anew of the timestamps alone, so that nothing else can hide beside them.
        var expected = certificate(SctList.of(certificate));
        if (!Arrays.equals(expected.der(), certificate.der())) {
            throw new IllegalStateException("the certificate differs from its precertificate");
        }
    }

    private static Extensions replacePoison(Extensions extensions, Optional<Extension> sctList) {
        var kept = new ArrayList<Extension>();
        for (var oid : extensions.getExtensionOIDs()) {
            if (oid.equals(CtExtensions.POISON)) {
                sctList.ifPresent(kept::add);
            } else {
                kept.add(extensions.getExtension(oid));
            }
        }
        return new Extensions(kept.toArray(Extension[]::new));
    }

    private TBSCertificate with(Extensions extensions) {
        return new TBSCertificate(
                content.getVersion(),
                content.getSerialNumber(),
                content.getSignature(),
                content.getIssuer(),
                content.getValidity(),
                content.getSubject(),
                content.getSubjectPublicKeyInfo(),
                null,
                null,
                extensions);
    }
}
