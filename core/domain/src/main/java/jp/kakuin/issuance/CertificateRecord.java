package jp.kakuin.issuance;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The issued certificate as the order keeps it.
 *
 * @param serialNumber lower-case hex
 * @param sha256 fingerprint, lower-case hex
 * @param der base 64
 * @param issuers base 64 of the certificate that signed it and of its issuers except the root
 */
public record CertificateRecord(
        String serialNumber, String sha256, Instant notBefore, Instant notAfter, String der, List<String> issuers) {

    public static CertificateRecord of(IssuedCertificate issued) {
        var base64 = Base64.getEncoder();
        return new CertificateRecord(
                issued.serialNumber(),
                issued.sha256(),
                issued.notBefore(),
                issued.notAfter(),
                base64.encodeToString(issued.der()),
                issued.issuerDer().stream().map(base64::encodeToString).toList());
    }

    public String certificatePem() {
        return pem(der);
    }

    /** The intermediate that signed this certificate, then its issuers except the root. */
    public String chainPem() {
        return String.join("", issuers.stream().map(CertificateRecord::pem).toList());
    }

    public String fullChainPem() {
        return certificatePem() + chainPem();
    }

    /** RFC 7468; ends with a newline (SPEC I-1). */
    private static String pem(String base64) {
        var body = new StringBuilder("-----BEGIN CERTIFICATE-----\n");
        for (int at = 0; at < base64.length(); at += 64) {
            body.append(base64, at, Math.min(at + 64, base64.length())).append('\n');
        }
        return body.append("-----END CERTIFICATE-----\n").toString();
    }
}
