package jp.kakuin.pki.weak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packed lists in one folder, one for each size of RSA key that is certified. Each is read when a key of its size is first asked for, and then
 * kept.
 */
public final class WeakKeyLists {

    /** Sizes that need a list (SPEC C-3). */
    public static final List<Integer> SIZES = List.of(2048, 3072, 4096);

    private final Path folder;
    private final boolean required;
    private final Map<Integer, WeakKeyList> read = new ConcurrentHashMap<>();

    private WeakKeyLists(Path folder, boolean required) {
        this.folder = folder;
        this.required = required;
    }

    /** A key of a size that has no list is taken for sound; {@link #missing} is for whoever has to say so aloud. */
    public static WeakKeyLists in(Path folder) {
        return new WeakKeyLists(folder, false);
    }

    /** The same lists, for where a certificate is signed: a key of a size that has no list is a fault. */
    public static WeakKeyLists demandedIn(Path folder) {
        return new WeakKeyLists(folder, true);
    }

    /** Where the packed list of this size is. */
    public static Path file(Path folder, int bits) {
        return folder.resolve("debian-rsa-" + bits + ".kwk");
    }

    /** @param length how many keys it lists */
    public record Installed(int bits, int length, Path file) {}

    /** The catalogue. Reads every list, so that a damaged one shows here and not with a customer's key. */
    public List<Installed> installed() {
        return SIZES.stream()
                .flatMap(bits ->
                        list(bits).map(list -> new Installed(bits, list.length(), file(folder, bits))).stream())
                .toList();
    }

    /** Sizes whose list is not installed. */
    public List<Integer> missing() {
        return SIZES.stream()
                .filter(bits -> !Files.isRegularFile(file(folder, bits)))
                .toList();
    }

    /** @throws IllegalStateException if there is no list for keys of this size and one is demanded */
    public boolean hold(BigInteger modulus) {
        var list = list(modulus.bitLength());
        if (list.isEmpty() && required) {
            throw new IllegalStateException("no list of weak RSA keys of " + modulus.bitLength()
                    + " bits is installed: ./kakuin keys import, then deploy");
        }
        return list.filter(found -> found.holds(modulus)).isPresent();
    }

    private Optional<WeakKeyList> list(int bits) {
        return Optional.ofNullable(read.computeIfAbsent(bits, this::open));
    }

    private WeakKeyList open(int bits) {
        var file = file(folder, bits);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            var list = WeakKeyList.read(Files.readAllBytes(file));
            if (list.bits() != bits) {
                throw new IllegalStateException(file.getFileName() + " is a list for another size");
            }
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException("a list of weak keys cannot be read", e);
        }
    }
}
