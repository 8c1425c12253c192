package jp.kakuin.upload;

import java.time.Instant;

/**
 * A paper that the customer uploads (SPEC V-3). Its bytes are in the document store.
 *
 * @param sha256 lower-case hex of the bytes: the evidence hash
 * @param size in bytes
 */
public record UploadedDocument(
        String id, String name, String mediaType, long size, String sha256, Instant requestedAt) {}
