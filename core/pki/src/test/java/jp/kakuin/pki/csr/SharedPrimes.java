package jp.kakuin.pki.csr;

import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many different RSA keys in little time: every pair of a few primes makes one. For benches alone. */
public final class SharedPrimes {

    private static final int PRIMES = 12;

    private SharedPrimes() {}

    public static List<KeyPair> keys(int bits) {
        var random = new Random(bits);
        var primes = Stream.generate(() -> WeakKeys.prime(bits / 2, random))
                .limit(PRIMES)
                .toList();
        return IntStream.range(0, PRIMES)
                .boxed()
                .flatMap(i -> primes.subList(0, i).stream().map(other -> WeakKeys.of(primes.get(i), other)))
                .toList();
    }
}
