package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.Pace;
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
    private static final int VERDICT_WARM_SECONDS = 8;
    private static final int WARM_SECONDS = 2;

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
        for (int bits : WeakKeyLists.SIZES) {
            verdicts(check, "RSA " + bits + ", each time another key", "SHA256withRSA", SharedPrimes.keys(bits));
        }
        verdicts(check, "P-256", "SHA256withECDSA", ec("secp256r1"));
        verdicts(check, "P-384", "SHA384withECDSA", ec("secp384r1"));

        var modulus = WeakKeys.modulus(Keys.rsa(2048));
        measure("RSA 2048: small factors alone", () -> SmallFactorRule.hasSmallFactor(modulus));
        measure("RSA 2048: prime power alone", () -> PrimePowerRule.isPower(modulus));
        measure("RSA 2048: Fermat, 100 rounds, alone", () -> ClosePrimesRule.fallsToFermat(modulus));
        measure("RSA 2048: ROCA alone", () -> RocaRule.hasFingerprint(modulus));
    }

    /** Two in turn, since the check remembers what most rules said of the CSR before. */
    private static List<KeyPair> ec(String curve) {
        return List.of(Keys.ec(curve, "one"), Keys.ec(curve, "other"));
    }

    private static void verdicts(CsrCheck check, String what, String algorithm, List<KeyPair> keys) {
        var csrs = keys.stream()
                .map(pair -> SampleCsr.faultless().signedBy(pair, algorithm).pem())
                .toList();
        var next = new AtomicInteger();
        measure("verdict by all rules, " + what, VERDICT_WARM_SECONDS, () -> {
            var csr = csrs.get(next.getAndIncrement() % csrs.size());
            if (!check.inspect(csr, Optional.empty(), TODAY).acceptable()) {
                throw new IllegalStateException("a faultless CSR was refused");
            }
        });
    }

    private static void measure(String what, Runnable work) {
        measure(what, WARM_SECONDS, work);
    }

    private static void measure(String what, int warmSeconds, Runnable work) {
        double perSecond = Pace.perSecond(warmSeconds, work)[0];
        System.out.printf("| %s | %,.0f /s (%.1f µs) |%n", what, perSecond, 1e6 / perSecond);
    }
}
