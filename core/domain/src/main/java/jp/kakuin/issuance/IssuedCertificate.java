package jp.kakuin.issuance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A certificate that the CA has signed.
 *
 * @param der the certificate
 * @param serialNumber lower-case hex without leading zeros
 * @param sha256 lower-case hex fingerprint of {@code der}
 * @param issuerDer the certificate of the CA that signed this very one (SPEC I-1), then its issuers except the root
 */
public record IssuedCertificate(
        byte[] der, String serialNumber, String sha256, Instant notBefore, Instant notAfter, List<byte[]> issuerDer) {

    @Override
    public boolean equals(Object other) {
        return other instanceof IssuedCertificate that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "IssuedCertificate[" + serialNumber + "]";
    }
}
