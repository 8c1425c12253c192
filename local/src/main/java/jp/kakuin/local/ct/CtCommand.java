package jp.kakuin.local.ct;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.aws.ct.LogListFile;
import jp.kakuin.aws.ct.LogListObject;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.LogList;

/** {@code ./kakuin ct} and {@code ct import}: shows the installed list of logs, or installs one whose origin is proved. */
public final class CtCommand {

    private final LogListObject object;
    private final Instant now;
    private final PrintStream out;

    CtCommand(LogListObject object, Instant now, PrintStream out) {
        this.object = object;
        this.now = now;
        this.out = out;
    }

    public static CtCommand of(AuditPlace stack, PrintStream out) {
        var key = stack.outputs().get("CtLogList");
        if (key.equals("PRIVATE-CA")) {
            throw new IllegalArgumentException("This stack issues without timestamps: its CtLogList is PRIVATE-CA.");
        }
        return new CtCommand(
                new LogListObject(stack.s3(), stack.outputs().get("CaBucket"), key),
                stack.clock().instant(),
                out);
    }

    /**
     * @param words behind {@code ct}
     * @return the exit code
     * @throws IllegalArgumentException with a sentence
     */
    public int run(List<String> words, Function<String, Optional<String>> option) throws IOException {
        if (words.isEmpty()) {
            return show();
        }
        if (words.size() == 2 && words.getFirst().equals("import")) {
            var file = Path.of(words.getLast());
            var hash = option.apply("--sha256");
            var signature = option.apply("--signature").map(Path::of);
            var key = option.apply("--key").map(Path::of);
            if (hash.isPresent()) {
                importKnown(file, hash.get());
                return 0;
            } else if (signature.isPresent() && key.isPresent()) {
                importSigned(file, signature.get(), key.get());
                return 0;
            }
        }
        throw new IllegalArgumentException(
                "Say ct, or ct import FILE with --signature FILE --key FILE or with --sha256 HEX.");
    }

    /** 1 if there is no list, or it is too old. */
    int show() {
        var bytes = object.bytes();
        if (bytes.isEmpty()) {
            out.println("No list of logs is installed: nothing can be issued. ./kakuin ct import installs one.");
            return 1;
        }
        return show(LogListFile.read(bytes.get()), bytes.get());
    }

    private int show(LogList list, byte[] bytes) {
        out.printf(
                "version %s of %s, %d days old%n",
                list.version(), list.timestamp(), list.ageAt(now).toDays());
        out.println("SHA-256 " + sha256(bytes));
        for (var log : list.logs()) {
            out.printf(
                    "  %-9s %-8s %s (%s)%s%n",
                    log.state().name().toLowerCase(Locale.ROOT),
                    log.form() == CtLog.Form.TILED ? "static" : "RFC 6962",
                    log.description(),
                    log.operator(),
                    log.interval()
                            .map(within -> ", ends from " + within.startInclusive() + " to " + within.endExclusive())
                            .orElse(""));
        }
        if (list.isOldAt(now)) {
            out.println("Older than " + LogList.OLD.toDays() + " days: install a newer one.");
            return 1;
        }
        return 0;
    }

    /**
     * Installs a list whose publisher signed it.
     *
     * @param signature of the file's bytes, with SHA-256
     * @param key the publisher's public key in PEM
     * @throws IllegalArgumentException with a sentence, and without having changed anything, if it is not so
     */
    void importSigned(Path file, Path signature, Path key) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (!isSigned(bytes, Files.readAllBytes(signature), Files.readString(key, StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException(file + " is not signed by that key; nothing was changed.");
        }
        install(bytes);
    }

    /** The same of a list whose hash came by another way. */
    void importKnown(Path file, String sha256) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (!sha256(bytes).equals(sha256.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "The SHA-256 of " + file + " is " + sha256(bytes) + "; nothing was changed.");
        }
        install(bytes);
    }

    private void install(byte[] bytes) {
        var list = LogListFile.read(bytes);
        var before = object.bytes().map(LogListFile::read);
        if (before.filter(newer -> newer.timestamp().isAfter(list.timestamp())).isPresent()) {
            throw new IllegalArgumentException(
                    "The list that is installed is newer, of " + before.get().timestamp() + "; nothing was changed.");
        }
        object.install(bytes);
        out.println("Installed. It holds from the next certificate on.");
        show(list, bytes);
    }

    private static boolean isSigned(byte[] bytes, byte[] signature, String pem) {
        for (var algorithm : List.of("RSA", "EC")) {
            try {
                var verifier = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
                verifier.initVerify(key(algorithm, pem));
                verifier.update(bytes);
                return verifier.verify(signature);
            } catch (GeneralSecurityException otherAlgorithm) {
                continue;
            }
        }
        return false;
    }

    private static PublicKey key(String algorithm, String pem) throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
