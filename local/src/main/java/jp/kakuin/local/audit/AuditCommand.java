package jp.kakuin.local.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.local.CannotStart;

/** {@code ./kakuin audit verify} and {@code audit export}. */
public final class AuditCommand {

    /** Something of the archive was changed or is gone. */
    public static final int TAMPERED = 2;

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
    private static final String END = "\n-----END PUBLIC KEY-----\n";

    private final PrintStream out;

    public AuditCommand(PrintStream out) {
        this.out = out;
    }

    /** Looks at a folder, which may be all there is left. */
    public int verify(Path folder, Optional<Path> key, Instant asOf) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart(folder + " is no folder.");
        }
        return verify(AuditBucket.in(folder), key.isPresent() ? Optional.of(read(key.get())) : Optional.empty(), asOf);
    }

    /** Looks at a stack's bucket. */
    public int verify(AuditPlace place, Optional<Path> key, Instant asOf) throws IOException {
        var known = key.isPresent() ? read(key.get()) : place.auditKey();
        return verify(AuditBucket.in(place.s3(), place.bucket()), Optional.of(known), asOf);
    }

    private int verify(ArchiveCopy copy, Optional<byte[]> key, Instant asOf) {
        var report = new VerifyArchive(copy).run(key, asOf);
        report.findings().forEach(finding -> out.println("FOUND  " + finding));
        report.notes().forEach(note -> out.println("note   " + note));
        out.printf(
                "Looked at %d roots, %d batches with %d records of %d orders, %d copies of signatures; %s.%n",
                report.roots(),
                report.batches(),
                report.records(),
                report.orders(),
                report.copies(),
                report.covered().map(moment -> "signed up to " + moment).orElse("nothing is signed"));
        if (key.isEmpty()) {
            out.println("The key was taken from the first root. Give the audit key with --key FILE to be sure of it.");
        }
        out.println(
                report.findings().isEmpty()
                        ? "The archive is whole."
                        : report.findings().size() + " findings: the archive is not what was written.");
        return report.findings().isEmpty() ? 0 : TAMPERED;
    }

    /** Copies the bucket into a folder, and the audit key beside it into a file. */
    public int export(AuditPlace place, Path folder, Optional<Path> key) throws IOException {
        Files.createDirectories(folder);
        int objects = AuditBucket.export(place.s3(), place.bucket(), folder);
        if (key.isPresent()) {
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(place.auditKey());
            Files.writeString(key.get(), BEGIN + base64 + END, StandardCharsets.US_ASCII);
        }
        out.println(objects + " objects are in " + folder + ".");
        return 0;
    }

    private static byte[] read(Path key) throws IOException {
        var pem = Files.readString(key, StandardCharsets.US_ASCII);
        try {
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(key + " holds no public key in PEM.", e);
        }
    }
}
