package jp.kakuin.pki.csr;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.kakuin.pki.weak.Fingerprint;
import jp.kakuin.pki.weak.PublishedList;
import jp.kakuin.pki.weak.WeakKeyList;
import jp.kakuin.pki.weak.WeakKeyLists;

/** Real weak RSA keys, made in the ways in which they came into the world. */
public final class WeakKeys {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    // One wrong prime in a million would be one weak key that is no key; more would only take longer.
    private static final int CERTAINTY = 20;

    private WeakKeys() {}

    /** The key of Debian's {@code openssl genrsa} as this process. */
    static KeyPair debian(int bits, int processId) {
        return of(DebianOpenssl.primes(bits, processId));
    }

    /** As Infineon's library chose its primes: k * M + 65537^a mod M. M has 126 primes up to 3072-bit keys, 225 for 4096. */
    public static KeyPair roca(int bits, Random random) {
        var product = rocaProduct(bits);
        return of(Stream.generate(() -> rocaPrime(bits / 2, product, random))
                .limit(2)
                .toArray(BigInteger[]::new));
    }

    private static BigInteger rocaProduct(int bits) {
        return Primes.below(2000)
                .limit(bits < 3968 ? 126 : 225)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    static BigInteger rocaModulus(int bits, Random random) {
        var product = rocaProduct(bits);
        return rocaNumber(bits / 2, product, random).multiply(rocaNumber(bits / 2, product, random));
    }

    private static BigInteger rocaPrime(int bits, BigInteger product, Random random) {
        while (true) {
            var candidate = rocaNumber(bits, product, random);
            if (candidate.isProbablePrime(CERTAINTY)) {
                return candidate;
            }
        }
    }

    private static BigInteger rocaNumber(int bits, BigInteger product, Random random) {
        while (true) {
            var k = new BigInteger(bits - product.bitLength() + 1, random);
            var a = new BigInteger(40, random);
            var number = k.multiply(product).add(EXPONENT.modPow(a, product));
            if (isTopHeavy(number, bits)) {
                return number;
            }
        }
    }

    /** The next prime behind the first, as generators that search upwards twice from one place find it. */
    public static KeyPair close(int bits, Random random) {
        var first = prime(bits / 2, random);
        return of(first, first.nextProbablePrime());
    }

    /** The only key of the kind that Fermat's method finds in exactly this round: n = a² - b². */
    static BigInteger fallingInRound(int bits, int round, Random random) {
        // With b² a little over 2a(round - 1), the search starts round - 1 below a.
        var a = new BigInteger(bits / 2, random).setBit(bits / 2 - 1).setBit(bits / 2 - 2);
        var b = a.shiftLeft(1).multiply(BigInteger.valueOf(round - 1L)).sqrt().add(BigInteger.ONE);
        return a.multiply(a).subtract(b.multiply(b));
    }

    static BigInteger power(int bits, int exponent, Random random) {
        while (true) {
            var power = new BigInteger((bits + exponent - 1) / exponent, random)
                    .setBit(0)
                    .pow(exponent);
            if (power.bitLength() == bits) {
                return power;
            }
        }
    }

    static BigInteger withFactor(int bits, int factor, Random random) {
        var most = BigInteger.ONE.shiftLeft(bits - 1).divide(BigInteger.valueOf(factor));
        var rest = most.add(new BigInteger(bits - 20, random));
        return rest.multiply(BigInteger.valueOf(factor));
    }

    static BigInteger prime(int bits, Random random) {
        while (true) {
            var prime = new BigInteger(bits, CERTAINTY, random);
            if (isTopHeavy(prime, bits)) {
                return prime;
            }
        }
    }

    // Two primes with their two top bits set have a product of full length.
    private static boolean isTopHeavy(BigInteger number, int bits) {
        return number.bitLength() == bits && number.testBit(bits - 2);
    }

    static KeyPair of(BigInteger... primes) {
        var p = primes[0].max(primes[1]);
        var q = primes[0].min(primes[1]);
        var p1 = p.subtract(BigInteger.ONE);
        var q1 = q.subtract(BigInteger.ONE);
        var d = EXPONENT.modInverse(p1.multiply(q1));
        try {
            var factory = KeyFactory.getInstance("RSA");
            var n = p.multiply(q);
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(n, EXPONENT)),
                    factory.generatePrivate(
                            new RSAPrivateCrtKeySpec(n, EXPONENT, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static BigInteger modulus(KeyPair pair) {
        return ((java.security.interfaces.RSAPublicKey) pair.getPublic()).getModulus();
    }

    /** Lists of one key each: that of process 1. */
    public static WeakKeyLists installed() {
        try {
            var folder = Files.createTempDirectory("weak-keys");
            for (int bits : List.of(2048, 3072)) {
                var listed = Fingerprint.published(modulus(debian(bits, 1)));
                Files.write(
                        WeakKeyLists.file(folder, bits), WeakKeyList.pack(new PublishedList(bits, List.of(listed))));
                WeakKeyLists.file(folder, bits).toFile().deleteOnExit();
            }
            folder.toFile().deleteOnExit();
            return WeakKeyLists.in(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
