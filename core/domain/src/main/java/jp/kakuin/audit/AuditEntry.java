package jp.kakuin.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import jp.kakuin.order.OrderId;

/**
 * One entry of an order's audit chain (SPEC S-5). Holds hashes and codes, no personal data (M-8).
 *
 * @param sequence the order's version after the change; 1 is the first
 * @param event what happened, past tense, for example {@code CHECK_PASSED}
 * @param previousHash hash of the entry before; empty for the first
 * @param hash lower-case hex of SHA-256 over all of the above
 */
public record AuditEntry(
        OrderId order,
        long sequence,
        Instant at,
        String actor,
        String event,
        Map<String, String> facts,
        String previousHash,
        String hash) {

    /** The entry that follows {@code previousHash}. */
    public static AuditEntry next(
            OrderId order,
            long sequence,
            Instant at,
            String actor,
            String event,
            Map<String, String> facts,
            String previousHash) {
        var hash = hashOf(order, sequence, at, actor, event, facts, previousHash);
        return new AuditEntry(order, sequence, at, actor, event, Map.copyOf(facts), previousHash, hash);
    }

    /** Whether the entry still is what was written. */
    public boolean intact() {
        return hash.equals(hashOf(order, sequence, at, actor, event, facts, previousHash));
    }

    private static String hashOf(
            OrderId order,
            long sequence,
            Instant at,
            String actor,
            String event,
            Map<String, String> facts,
            String previousHash) {
        return new HashText()
                .add(order)
                .add(sequence)
                .add(at)
                .add(actor)
                .add(event)
                .add(facts)
                .add(previousHash)
                .sha256();
    }

    /** Lower-case hex of SHA-256 over the text in UTF-8. */
    public static String sha256(String text) {
        return HashText.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
