package jp.kakuin.pki.authority;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/** Certificates in a PKCS#7 file without a signature, as IIS imports them (RFC 2315 certs-only). */
public final class Pkcs7 {

    private Pkcs7() {}

    /** DER of a certs-only file. */
    public static byte[] certificatesOnly(List<byte[]> ders) {
        try {
            var generator = new CMSSignedDataGenerator();
            for (var der : ders) {
                generator.addCertificate(new X509CertificateHolder(der));
            }
            return generator.generate(new CMSAbsentContent()).getEncoded("DER");
        } catch (IOException | CMSException e) {
            throw new IllegalArgumentException("no certificates", e);
        }
    }
}
