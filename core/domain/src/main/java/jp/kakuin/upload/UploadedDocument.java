package jp.kakuin.upload;

import java.time.Instant;
import java.util.Map;
import jp.kakuin.order.OrderId;

/**
 * A paper that the customer uploads (SPEC V-3). Its bytes are in the document store.
 *
 * @param sha256 lower-case hex of the bytes: the evidence hash
 * @param size in bytes
 */
public record UploadedDocument(
        String id, String name, String mediaType, long size, String sha256, Instant requestedAt) {

    /** The types that are taken, and how the names of such files end. */
    static final Map<String, String> ENDINGS =
            Map.of("application/pdf", ".pdf", "image/png", ".png", "image/jpeg", ".jpg");

    /** Where its bytes lie in the document store. */
    public String key(OrderId order) {
        return "documents/" + order + "/" + id;
    }

    /** Under what name it is kept by who reads it: the customer's own name for it may hold anything. */
    public String fileName() {
        return id + ENDINGS.getOrDefault(mediaType, "");
    }
}
