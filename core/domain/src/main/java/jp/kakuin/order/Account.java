package jp.kakuin.order;

import java.time.Instant;

/**
 * One organisation's page (SPEC section 0). Orders placed without a login open an account of their own: an organisation's name or number
 * proves nothing about who is asking.
 *
 * @param accessKeySha256 hash of the newest access key; empty until one has been mailed
 */
public record Account(String id, String organisationName, String accessKeySha256, Instant openedAt) {}
