package jp.kakuin.local.ct;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A log's entries in a file to which each is added, and on the disk before its timestamp leaves the log. */
final class LogBook {

    /**
     * One entry.
     *
     * @param leaf its MerkleTreeLeaf (RFC 6962 3.4)
     * @param extra what {@code get-entries} gives beside it (4.6)
     * @param timestamp the SignedCertificateTimestamp that was given for it
     */
    record Entry(byte[] leaf, byte[] extra, byte[] timestamp) {}

    private final Path file;
    private final List<Entry> entries;

    private LogBook(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static LogBook open(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        if (Files.exists(file)) {
            long whole = read(Files.readAllBytes(file), entries);
            // What a dying process had begun to write was promised to nobody.
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        return new LogBook(file, entries);
    }

    /** How many bytes of the file are whole entries. */
    private static long read(byte[] bytes, List<Entry> entries) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        while (true) {
            long whole = bytes.length - (long) in.available();
            try {
                entries.add(new Entry(part(in), part(in), part(in)));
            } catch (EOFException end) {
                return whole;
            }
        }
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException();
        }
        return in.readNBytes(length);
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var part : List.of(entry.leaf(), entry.extra(), entry.timestamp())) {
            out.writeInt(part.length);
            out.write(part);
        }
        Files.write(
                file,
                bytes.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        entries.add(entry);
    }
}
