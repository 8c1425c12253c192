package jp.kakuin.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.order.OrderId;

/**
 * One object of the archive's log. Each shard's batches are a chain of their own, so that none can be taken out, and a number is written once,
 * so that runs that overlap cannot both write it.
 *
 * @param number 1 is the shard's first
 * @param at when it was written
 * @param previousHash hash of the batch before; empty for the first
 * @param hashes of the records, in their order: tell which was altered
 * @param hash lower-case hex of SHA-256 over all of the above
 */
public record ArchiveBatch(
        int shard,
        long number,
        Instant at,
        String previousHash,
        List<Archived> records,
        List<String> hashes,
        String hash) {

    /** Orders are spread over so many shards. Never to be changed: an order's records would go on in another chain. */
    public static final int SHARDS = 16;

    // Names count down, so that the first name of a list is the newest batch and nobody has to keep where the log ends.
    private static final long LAST_NUMBER = 9_999_999_999L;

    public ArchiveBatch {
        records = List.copyOf(records);
        hashes = List.copyOf(hashes);
    }

    /** The batch that follows {@code head}, or the shard's first. */
    public static ArchiveBatch after(Optional<ArchiveBatch> head, int shard, Instant now, List<Archived> records) {
        long number = head.map(ArchiveBatch::number).orElse(0L) + 1;
        var previous = head.map(ArchiveBatch::hash).orElse("");
        var hashes = hashes(records);
        return new ArchiveBatch(
                shard, number, now, previous, records, hashes, hashOf(shard, number, now, previous, hashes));
    }

    /** Whether the batch still is what was written. */
    public boolean intact() {
        return hashes.equals(hashes(records)) && hash.equals(hashOf(shard, number, at, previousHash, hashes));
    }

    private static List<String> hashes(List<Archived> records) {
        return records.stream().map(Archived::hash).toList();
    }

    private static String hashOf(int shard, long number, Instant at, String previousHash, List<String> hashes) {
        var text = new HashText().add("batch").add(shard).add(number).add(at).add(previousHash);
        hashes.forEach(text::add);
        return text.sha256();
    }

    public String name() {
        return name(shard, number);
    }

    /** Name of the object in the bucket. */
    public static String name(int shard, long number) {
        return folder(shard) + descending(number) + ".json";
    }

    /** What the names of all batches of a shard begin with. */
    public static String folder(int shard) {
        return String.format("log/%02d/", shard);
    }

    static String descending(long number) {
        return String.format("%010d", LAST_NUMBER - number);
    }

    static long ascending(String descending) {
        return LAST_NUMBER - Long.parseLong(descending);
    }

    /** The shard of an order's records. */
    public static int shardOf(OrderId order) {
        // An order's characters are random; the hash of a text is fixed by the language.
        return Math.floorMod(order.value().hashCode(), SHARDS);
    }
}
