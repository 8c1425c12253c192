package jp.kakuin.pki.authority;

/**
 * Where relying parties fetch what belongs to an issuer; plain http, as BR 7.1.2.7.7 and 7.1.2.11.2 demand.
 *
 * @param crlUrl of the CRL that will name a revoked certificate
 * @param caIssuersUrl of the issuer's own certificate in DER
 */
public record PublicationPoints(String crlUrl, String caIssuersUrl) {

    /**
     * Those of the house's n-th issuing CA: each has its own, for its CRL names what it signed alone.
     *
     * @param domain that {@code crl.} and {@code ca.} stand before
     * @param number 1 for the first
     */
    public static PublicationPoints ofIssuing(String domain, int number) {
        return of(domain, number == 1 ? "issuing" : "issuing-" + number);
    }

    /** Those of a root of the house. */
    public static PublicationPoints ofRoot(String domain) {
        return of(domain, "root");
    }

    private static PublicationPoints of(String domain, String name) {
        return new PublicationPoints(
                "http://crl." + domain + "/" + name + ".crl", "http://ca." + domain + "/" + name + ".cer");
    }

    public PublicationPoints {
        if (!crlUrl.startsWith("http://") || !caIssuersUrl.startsWith("http://")) {
            throw new IllegalArgumentException("CRL and CA certificate are published by plain http");
        }
    }
}
