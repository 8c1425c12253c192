package jp.kakuin.revocation;

import java.time.Instant;
import java.util.Optional;
import jp.kakuin.order.OrderId;

/**
 * A serial number that counts as issued: the CA key was asked to sign a precertificate or certificate with it, whatever came of it (SPEC I-3).
 *
 * @param serialNumber lower-case hex
 * @param issuerKey lower-case hex of the issuing CA's key identifier, as the certificate's authorityKeyIdentifier says
 * @param crl address of the CRL that names it once it is revoked: its cRLDistributionPoints; empty if it has none
 * @param issueAttempt of its order
 * @param voided its signature was lost and another serial took its place, so that it has to be revoked
 */
public record IssuedSerial(
        String serialNumber,
        String issuerKey,
        String crl,
        Instant notAfter,
        OrderId order,
        int issueAttempt,
        String keySha256,
        boolean voided,
        Optional<Revoked> revoked) {

    /** When and why it was revoked. */
    public record Revoked(Instant at, CrlReason reason) {}

    /** SPEC section 0. */
    public enum Status {
        VALID,
        REVOKED,
        EXPIRED
    }

    /** A revoked one stays revoked when it has expired too. */
    public Status status(Instant now) {
        if (revoked.isPresent()) {
            return Status.REVOKED;
        }
        return now.isAfter(notAfter) ? Status.EXPIRED : Status.VALID;
    }

    public Revocation revocation(CrlReason reason, Instant now) {
        return new Revocation(serialNumber, crl, notAfter, now, reason);
    }
}
