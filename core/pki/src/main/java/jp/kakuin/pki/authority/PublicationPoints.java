package jp.kakuin.pki.authority;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where relying parties fetch what belongs to an issuer; plain http, as BR 7.1.2.7.7 and 7.1.2.11.2 demand.
 *
 * @param crlUrls one for each part of the CRL; a certificate names the part that would name it
 * @param caIssuersUrl of the issuer's own certificate in DER
 * @param ocspUrl of the responder for what the issuer signs; empty if there is none
 */
public record PublicationPoints(List<String> crlUrls, String caIssuersUrl, Optional<String> ocspUrl) {

    private static final String HTTP = "http://";

    /**
     * Those of the house's n-th issuing CA: each has its own, for its CRL names what it signed alone.
     *
     * @param domain that {@code crl.}, {@code ca.} and {@code ocsp.} stand before
     * @param number 1 for the first
     * @param crlParts into how many parts its CRL is cut from now on
     */
    public static PublicationPoints ofIssuing(String domain, int number, int crlParts) {
        var name = issuing(number);
        return new PublicationPoints(
                IntStream.range(0, crlParts)
                        .mapToObj(part -> crlUrl(domain, number, part))
                        .toList(),
                HTTP + "ca." + domain + "/" + name + ".cer",
                Optional.of(HTTP + "ocsp." + domain));
    }

    /** Those of a root of the house. */
    public static PublicationPoints ofRoot(String domain) {
        return new PublicationPoints(
                List.of(HTTP + "crl." + domain + "/root.crl"), HTTP + "ca." + domain + "/root.cer", Optional.empty());
    }

    /** Those of the house's test CA, which revokes nothing: its certificate alone. */
    public static PublicationPoints ofTrial(String domain) {
        return new PublicationPoints(List.of(), HTTP + "ca." + domain + "/trial.cer", Optional.empty());
    }

    /** Where one part of the CRL of the house's n-th issuing CA is, whether certificates still name it or not. */
    public static String crlUrl(String domain, int number, int part) {
        return HTTP + "crl." + domain + "/" + issuing(number) + "/" + part + ".crl";
    }

    /** Under which name the thing at an address lies in the bucket of what is published: its service, then its path. */
    public static String objectName(String url) {
        var address = URI.create(url);
        return address.getHost().replaceFirst("\\..*", "") + address.getPath();
    }

    /** What the n-th issuing CA is called in addresses. */
    public static String issuing(int number) {
        return number == 1 ? "issuing" : "issuing-" + number;
    }

    public PublicationPoints {
        crlUrls = List.copyOf(crlUrls);
        if (!Stream.concat(crlUrls.stream(), Stream.concat(Stream.of(caIssuersUrl), ocspUrl.stream()))
                .allMatch(url -> url.startsWith(HTTP))) {
            throw new IllegalArgumentException("CRL, OCSP and CA certificate are published by plain http");
        }
    }

    /** Of the part of the CRL that names the certificate with this serial number if it is revoked. */
    public String crlUrl(BigInteger serialNumber) {
        return crlUrls.get(serialNumber.mod(BigInteger.valueOf(crlUrls.size())).intValue());
    }
}
