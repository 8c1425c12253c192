package jp.kakuin.local.ct;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.ct.LogEntry;
import jp.kakuin.pki.ct.SignedTimestamp;

/** One log: enters what it signs a timestamp for, at once, and proves it (RFC 6962). */
final class TestLog {

    private final String name;
    private final String operator;
    private final LogKey key;
    private final LogBook book;
    private final Clock clock;
    private final MerkleTree tree = new MerkleTree();
    /** Positions by what was entered, whenever that was: the same certificate is entered once. */
    private final Map<String, Integer> known = new HashMap<>();

    private TestLog(String name, String operator, LogKey key, LogBook book, Clock clock) {
        this.name = name;
        this.operator = operator;
        this.key = key;
        this.book = book;
        this.clock = clock;
        book.entries().forEach(this::grow);
    }

    /** @param folder of its key and entries */
    static TestLog open(String name, String operator, Path folder, Clock clock) throws IOException {
        var key = LogKey.open(folder.resolve(name + ".jwk"));
        return new TestLog(name, operator, key, LogBook.open(folder.resolve(name + ".entries")), clock);
    }

    String name() {
        return name;
    }

    String operator() {
        return operator;
    }

    LogKey key() {
        return key;
    }

    /** A head of the tree as it is now. */
    record Head(int size, long timestamp, byte[] root, byte[] signature) {}

    synchronized SignedTimestamp addPreChain(SubmittedChain chain) throws IOException {
        var precertificate = Precertificate.of(chain.first());
        return enter(LogEntry.of(precertificate, chain.issuerKey()), chain.precertificateExtra());
    }

    synchronized SignedTimestamp addChain(SubmittedChain chain) throws IOException {
        return enter(LogEntry.ofCertificate(chain.first()), chain.certificateExtra());
    }

    private SignedTimestamp enter(LogEntry entry, byte[] extra) throws IOException {
        var unsigned =
                new SignedTimestamp(key.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), new byte[0], new byte[0]);
        var leaf = entry.timestamped(unsigned);
        var before = known.get(content(leaf));
        if (before != null) {
            return SignedTimestamp.read(book.entries().get(before).timestamp());
        }
        var signed = new SignedTimestamp(key.id(), unsigned.timestamp(), unsigned.extensions(), key.sign(leaf));
        var entered = new LogBook.Entry(leaf, extra, signed.bytes());
        book.add(entered);
        grow(entered);
        return signed;
    }

    private void grow(LogBook.Entry entry) {
        known.put(content(entry.leaf()), tree.size());
        tree.add(entry.leaf());
    }

    /** The leaf without the ten bytes that end with its time. */
    private static String content(byte[] leaf) {
        return HexFormat.of().formatHex(leaf, 2 + Long.BYTES, leaf.length);
    }

    /** RFC 6962 3.5. */
    synchronized Head head() {
        var root = tree.root(tree.size());
        long now = clock.instant().toEpochMilli();
        var signed = new ByteArrayOutputStream();
        signed.write(0);
        signed.write(1);
        signed.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(now)
                .putLong(tree.size())
                .array());
        signed.writeBytes(root);
        return new Head(tree.size(), now, root, key.sign(signed.toByteArray()));
    }

    synchronized List<LogBook.Entry> entries(int from, int to) {
        return List.copyOf(book.entries().subList(from, Math.min(to + 1, tree.size())));
    }

    synchronized int indexOf(byte[] leafHash) {
        return tree.indexOf(leafHash);
    }

    synchronized List<byte[]> path(int index, int size) {
        demand(index < size && size <= tree.size());
        return tree.path(index, size);
    }

    synchronized List<byte[]> consistency(int first, int second) {
        demand(first <= second && second <= tree.size());
        return tree.consistency(first, second);
    }

    private static void demand(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("The tree has no such size.");
        }
    }
}
