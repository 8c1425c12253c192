package jp.kakuin.draft;

import java.time.Instant;

/**
 * A form left half-done (SPEC A-5).
 *
 * @param content the form as the browser keeps it: JSON, at most 64 KiB, never judged
 * @param tokenSha256 hash of the token that opens it
 * @param revision counts the saves
 */
public record Draft(String id, String tokenSha256, String content, int revision, Instant savedAt, Instant expiresAt) {}
