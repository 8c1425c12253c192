package jp.kakuin.aws.http;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.refusal.Refusal;

/** A certificate in the form that the customer's server wants (SPEC I-1). */
public final class CertificateFile {

    private static final String PEM = "application/pem-certificate-chain";

    private CertificateFile() {}

    /** @param format {@code pem}, {@code chain}, {@code fullchain}, {@code der} or {@code p7b} */
    public static ApiAnswer of(CertificateRecord certificate, String format) {
        return switch (format) {
            case "pem" -> ApiAnswer.textFile(PEM, "certificate.pem", certificate.certificatePem());
            case "chain" -> ApiAnswer.textFile(PEM, "chain.pem", certificate.chainPem());
            case "fullchain" -> ApiAnswer.textFile(PEM, "fullchain.pem", certificate.fullChainPem());
            case "der" -> ApiAnswer.file("application/pkix-cert", "certificate.cer", der(certificate.der()));
            case "p7b" -> ApiAnswer.file("application/pkcs7-mime", "certificate.p7b", pkcs7(certificate));
            default ->
                ApiAnswer.refused(Refusal.of(
                        RequestCode.FIELD_VALUE_UNKNOWN, "format", "allowed", "pem, chain, fullchain, der, p7b"));
        };
    }

    private static byte[] pkcs7(CertificateRecord certificate) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            List<Certificate> path = new ArrayList<>();
            path.add(factory.generateCertificate(new ByteArrayInputStream(der(certificate.der()))));
            for (var issuer : certificate.issuers()) {
                path.add(factory.generateCertificate(new ByteArrayInputStream(der(issuer))));
            }
            return factory.generateCertPath(path).getEncoded("PKCS7");
        } catch (CertificateException e) {
            throw new IllegalStateException("our own certificate does not parse", e);
        }
    }

    private static byte[] der(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
