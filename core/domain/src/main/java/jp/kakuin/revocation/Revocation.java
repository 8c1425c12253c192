package jp.kakuin.revocation;

import java.time.Instant;

/**
 * A serial number that was revoked, for good.
 *
 * @param serialNumber lower-case hex
 * @param crl address of the CRL that has to name it, as its certificate says; empty if the certificate names none
 * @param notAfter from when on the CRL need not name it any more (BR 7.2.2)
 */
public record Revocation(String serialNumber, String crl, Instant notAfter, Instant at, CrlReason reason) {}
