package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SPEC C-3: an RSA modulus is no power of a smaller number. Whether n is a k-th power shows modulo a prime p = mk + 1: then n to the m is 0 or 1.
 * Four such primes let hardly any other number through, and only for those is the root worked out.
 */
final class PrimePowerRule implements CsrRule {

    private static final int SIEVES = 4;
    // Below that a base would have a factor that SmallFactorRule finds: 752 is more than 2^9.
    private static final int LEAST_BASE_BITS = 9;
    private static final List<Sieve> EXPONENTS =
            Primes.below(4096 / LEAST_BASE_BITS + 1).mapToObj(Sieve::of).toList();

    private record Sieve(int exponent, int[] primes, BigInteger product) {

        static Sieve of(int exponent) {
            var primes = IntStream.iterate(exponent + 1, p -> p + exponent)
                    .filter(Primes::isPrime)
                    .limit(SIEVES)
                    .toArray();
            return new Sieve(
                    exponent,
                    primes,
                    IntStream.of(primes).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply));
        }

        boolean mayBePower(BigInteger number) {
            long remainder = number.mod(product).longValue();
            return IntStream.of(primes).allMatch(p -> power(remainder % p, (p - 1) / exponent, p) <= 1);
        }

        private static long power(long base, int exponent, int modulus) {
            long result = 1;
            for (int bit = Integer.SIZE - Integer.numberOfLeadingZeros(exponent); bit-- > 0; ) {
                result = result * result % modulus * ((exponent >>> bit & 1) == 1 ? base : 1) % modulus;
            }
            return result;
        }
    }

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.6";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return KeyFacts.modulus(csr.key())
                .filter(PrimePowerRule::isPower)
                .map(modulus -> Finding.problem(CsrCode.CSR_RSA_PRIME_POWER, Csr.KEY_FIELD))
                .stream()
                .toList();
    }

    static boolean isPower(BigInteger number) {
        return EXPONENTS.stream()
                .filter(sieve -> sieve.exponent() * LEAST_BASE_BITS <= number.bitLength())
                .filter(sieve -> sieve.mayBePower(number))
                .anyMatch(sieve ->
                        root(number, sieve.exponent()).pow(sieve.exponent()).equals(number));
    }

    /** The whole part of the root, by bisection: asked for next to never. */
    private static BigInteger root(BigInteger number, int exponent) {
        var low = BigInteger.ZERO;
        var high = BigInteger.ONE.shiftLeft(number.bitLength() / exponent + 1);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            var middle = low.add(high).shiftRight(1);
            if (middle.pow(exponent).compareTo(number) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
