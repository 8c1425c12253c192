package jp.kakuin.status;

/**
 * One part of an issuing CA's CRL.
 *
 * @param address as the certificates that it may name give it in cRLDistributionPoints
 * @param issuerKey lower-case hex of the CA's key identifier, as the certificates' authorityKeyIdentifier says
 */
public record CrlPart(String address, String issuerKey) {}
