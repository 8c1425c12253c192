package jp.kakuin.pki.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import jp.kakuin.pki.authority.DerHeader;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A TBSCertificate as the exact bytes that will be signed, and the same read. */
public final class ToBeSigned {

    private static final int LONGEST_HEADER = 6;

    private final byte[] der;
    private final TBSCertificate parsed;

    private ToBeSigned(byte[] der, TBSCertificate parsed) {
        this.der = der;
        this.parsed = parsed;
    }

    static ToBeSigned of(TBSCertificate parsed) {
        try {
            return new ToBeSigned(parsed.getEncoded(ASN1Encoding.DER), parsed);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not the DER of a TBSCertificate */
    public static ToBeSigned of(byte[] der) {
        var read = of(TBSCertificate.getInstance(der));
        if (!Arrays.equals(read.der, der)) {
            throw new IllegalArgumentException("not the DER of a TBSCertificate");
        }
        return read;
    }

    public byte[] der() {
        return der.clone();
    }

    /** DER of the certificate with this content and signature; the algorithm is the one that the content names. */
    public byte[] under(byte[] signature) {
        try {
            var algorithm = parsed.getSignature().getEncoded(ASN1Encoding.DER);
            var bits = new DERBitString(signature).getEncoded(ASN1Encoding.DER);
            int length = der.length + algorithm.length + bits.length;
            var certificate = new ByteArrayOutputStream(length + LONGEST_HEADER);
            certificate.write(DerHeader.ofSequence(length));
            certificate.write(der);
            certificate.write(algorithm);
            certificate.write(bits);
            return certificate.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public TBSCertificate parsed() {
        return parsed;
    }
}
