package jp.kakuin.issuance;

/**
 * Makes the certificate of an order: build ▸ lint ▸ store ▸ sign precertificate ▸ SCTs ▸ identity checked ▸ store ▸ sign certificate (SPEC I-3).
 * Whatever is repeated or run twice at once, one order gets one certificate.
 */
public interface CertificateIssuer {

    /**
     * @throws CsrNoLongerAcceptable if a rule has come to speak against the CSR; nothing has been signed by this call then
     * @throws LintFindings if the linter objects; nothing has been signed then
     * @throws RuntimeException on a fault; calling again goes on where it stopped
     */
    IssuedCertificate issue(IssuanceRequest request);
}
