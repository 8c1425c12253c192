package jp.kakuin.pki.crl;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What a CRL says of itself.
 *
 * @param number higher than that of every CRL of this part before
 * @param url of the part, as subscribers' certificates name it: it tells of no other certificate (RFC 5280 5.2.5). Empty if it tells of all
 */
public record CrlHead(BigInteger number, Instant thisUpdate, Instant nextUpdate, Optional<String> url) {}
