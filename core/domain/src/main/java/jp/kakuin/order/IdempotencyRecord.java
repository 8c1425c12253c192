package jp.kakuin.order;

import java.time.Instant;

/**
 * What was answered under an idempotency key (SPEC A-7, H-1).
 *
 * @param keySha256 hash of the key
 * @param bodySha256 hash of the body; another body under the same key is refused
 * @param sealedToken the order's bearer token, sealed with the key itself, so that only who knows the key can have it repeated
 * @param expiresAt after this the key is forgotten
 */
public record IdempotencyRecord(
        String keySha256, String bodySha256, OrderId order, String sealedToken, Instant expiresAt) {}
