package jp.kakuin.pki.authority;

/**
 * Where relying parties fetch what belongs to an issuer; plain http, as BR 7.1.2.7.7 and 7.1.2.11.2 demand.
 *
 * @param crlUrl of the CRL that will name a revoked certificate
 * @param caIssuersUrl of the issuer's own certificate in DER
 */
public record PublicationPoints(String crlUrl, String caIssuersUrl) {

    public PublicationPoints {
        if (!crlUrl.startsWith("http://") || !caIssuersUrl.startsWith("http://")) {
            throw new IllegalArgumentException("CRL and CA certificate are published by plain http");
        }
    }
}
