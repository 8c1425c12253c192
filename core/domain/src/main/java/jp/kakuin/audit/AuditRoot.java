package jp.kakuin.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.order.OrderId;

/**
 * What the whole archive came to at a moment, in one hash: how far each shard's log went, the head of every order that changed since the root
 * before, and that root's hash. Orders that did not change stand in an earlier root of the same chain.
 *
 * @param number 1 is the first
 * @param previousHash hash of the root before; empty for the first
 * @param positions of the shards that have a log, by shard
 * @param heads by order number
 * @param merkleRoot lower-case hex of the Merkle tree hash over the heads (RFC 6962 2.1)
 * @param hash lower-case hex of SHA-256 over all of the above
 */
public record AuditRoot(
        long number,
        Instant at,
        String previousHash,
        List<Position> positions,
        List<Head> heads,
        String merkleRoot,
        String hash) {

    /** What the names of all roots begin with. */
    public static final String FOLDER = "roots/";

    /** The newest batch of a shard that the root covers. */
    public record Position(int shard, long number, String hash) {}

    /**
     * @param sequence of the order's newest entry since the root before; 0 if there is none
     * @param hash of that entry as it was archived; empty if there is none
     * @param others how many records of signatures and mails came since the root before
     * @param othersHash over the hashes of those, in the order of the log
     */
    public record Head(OrderId order, long sequence, String hash, int others, String othersHash) {
        String leaf() {
            return new HashText()
                    .add(order)
                    .add(sequence)
                    .add(hash)
                    .add(others)
                    .add(othersHash)
                    .sha256();
        }
    }

    public AuditRoot {
        positions = List.copyOf(positions);
        heads = List.copyOf(heads);
    }

    static AuditRoot after(Optional<AuditRoot> before, Instant now, List<Position> positions, List<Head> heads) {
        long number = before.map(AuditRoot::number).orElse(0L) + 1;
        var previous = before.map(AuditRoot::hash).orElse("");
        var merkle = merkleRootOf(heads);
        return new AuditRoot(
                number, now, previous, positions, heads, merkle, hashOf(number, now, previous, positions, merkle));
    }

    /** Whether the root still is what was written. */
    public boolean intact() {
        return merkleRoot.equals(merkleRootOf(heads))
                && hash.equals(hashOf(number, at, previousHash, positions, merkleRoot));
    }

    /** How far a shard's log went; empty if it had none. */
    public Optional<Position> position(int shard) {
        return positions.stream().filter(each -> each.shard() == shard).findFirst();
    }

    private static String merkleRootOf(List<Head> heads) {
        return MerkleTree.rootOf(heads.stream().map(Head::leaf).toList());
    }

    private static String hashOf(
            long number, Instant at, String previousHash, List<Position> positions, String merkleRoot) {
        var text = new HashText().add("root").add(number).add(at).add(previousHash);
        positions.forEach(each -> text.add(each.shard()).add(each.number()).add(each.hash()));
        return text.add(merkleRoot).sha256();
    }

    /** What is signed of it. */
    byte[] message() {
        return new HashText().add("Kakuin audit root").add(hash).bytes();
    }

    public String name() {
        return name(number);
    }

    /** Name of the object in the bucket; as of batches, the newest is the first. */
    public static String name(long number) {
        return FOLDER + ArchiveBatch.descending(number) + ".json";
    }
}
