package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.Fingerprint;
import jp.kakuin.pki.weak.PublishedList;
import jp.kakuin.pki.weak.WeakKeyList;
import jp.kakuin.pki.weak.WeakKeyLists;

/** Prints what the CSR check costs; run by {@code bench/csr-verdicts}. */
final class CsrBench {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    // As many as Debian's list for one size: three architectures, two states of a file, 32,768 process ids.
    private static final int LISTED = 3 * 2 * 32_768;
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long MEASURED_NANOS = 4_000_000_000L;

    private static final CompromisedKeys NONE_REPORTED = new CompromisedKeys() {
        @Override
        public Optional<CompromisedKey> find(String keySha256) {
            return Optional.empty();
        }

        @Override
        public CompromisedKey add(CompromisedKey key) {
            throw new UnsupportedOperationException();
        }
    };

    private CsrBench() {}

    public static void main(String[] args) throws Exception {
        var random = new Random(20261121);
        var folder = Files.createTempDirectory("weak-keys");
        var published = Stream.generate(() -> Fingerprint.published(new BigInteger(2048, random)))
                .limit(LISTED)
                .toList();
        var packed = WeakKeyList.pack(new PublishedList(2048, published));
        Files.write(WeakKeyLists.file(folder, 2048), packed);
        var lists = WeakKeyLists.in(folder);
        long began = System.nanoTime();
        lists.installed();
        System.out.printf(
                "| list of %,d keys, packed | %,d bytes |%n| reading it, once in a process | %.0f ms |%n",
                LISTED, packed.length, (System.nanoTime() - began) / 1e6);
        measure("look-up in the list", () -> lists.hold(new BigInteger(2047, random).setBit(2047)));

        var check = new CsrCheck(new FullyQualifiedNames(), lists, NONE_REPORTED);
        for (int bits : List.of(2048, 3072, 4096)) {
            verdicts(check, "RSA " + bits, SampleCsr.faultless().signedBy(Keys.rsa(bits), "SHA256withRSA"));
        }
        verdicts(check, "P-256", SampleCsr.faultless().signedBy(Keys.ec("secp256r1"), "SHA256withECDSA"));
        verdicts(check, "P-384", SampleCsr.faultless().signedBy(Keys.ec("secp384r1"), "SHA384withECDSA"));

        var modulus = WeakKeys.modulus(Keys.rsa(2048));
        measure("RSA 2048: small factors alone", () -> SmallFactorRule.hasSmallFactor(modulus));
        measure("RSA 2048: prime power alone", () -> PrimePowerRule.isPower(modulus));
        measure("RSA 2048: Fermat, 100 rounds, alone", () -> ClosePrimesRule.fallsToFermat(modulus));
        measure("RSA 2048: ROCA alone", () -> RocaRule.hasFingerprint(modulus));
    }

    private static void verdicts(CsrCheck check, String key, SampleCsr csr) {
        var pem = csr.pem();
        measure(
                "verdict by all rules, " + key,
                () -> check.inspect(pem, Optional.empty(), TODAY).acceptable());
    }

    private static void measure(String what, Supplier<Boolean> work) {
        repeat(work, WARM_NANOS);
        double perSecond = repeat(work, MEASURED_NANOS);
        System.out.printf("| %s | %,.0f /s (%.1f µs) |%n", what, perSecond, 1e6 / perSecond);
    }

    private static double repeat(Supplier<Boolean> work, long nanos) {
        long began = System.nanoTime();
        long times = 0;
        boolean any = false;
        while (System.nanoTime() - began < nanos) {
            any |= work.get();
            times++;
        }
        if (any && times < 0) {
            throw new AssertionError("keeps the work from being optimised away");
        }
        return times * 1e9 / (System.nanoTime() - began);
    }
}
