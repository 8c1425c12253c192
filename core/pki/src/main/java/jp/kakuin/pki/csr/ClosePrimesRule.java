package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * SPEC C-3: an RSA modulus does not fall to 100 rounds of Fermat's method. With n = a² - b² its factors are a + b and a - b; a is tried upwards
 * from the square root of n, where it is found at once if the factors are close.
 */
final class ClosePrimesRule implements CsrRule {

    static final int ROUNDS = 100;

    private static final long SQUARES_MOD_64 = squaresMod(64);
    private static final long SQUARES_MOD_63 = squaresMod(63);
    private static final long SQUARES_MOD_61 = squaresMod(61);
    private static final BigInteger SIEVE = BigInteger.valueOf(63 * 61);

    @Override
    public String id() {
        return "SPEC C-3";
    }

    @Override
    public String citation() {
        return "BR 6.1.1.3 (SC-073)";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2024, 11, 15);
    }

    @Override
    public List<Finding> check(Csr csr) {
        return KeyFacts.modulus(csr.key())
                .filter(ClosePrimesRule::fallsToFermat)
                .map(modulus -> Finding.problem(CsrCode.CSR_RSA_CLOSE_PRIMES, Csr.KEY_FIELD))
                .stream()
                .toList();
    }

    static boolean fallsToFermat(BigInteger modulus) {
        var root = modulus.sqrtAndRemainder();
        if (root[1].signum() == 0) {
            return true;
        }
        var a = root[0].add(BigInteger.ONE);
        var rest = a.multiply(a).subtract(modulus);
        for (int round = 1; round <= ROUNDS; round++) {
            if (isSquare(rest)) {
                return true;
            }
            rest = rest.add(a.shiftLeft(1)).add(BigInteger.ONE);
            a = a.add(BigInteger.ONE);
        }
        return false;
    }

    /** Three cheap questions spare nearly every root: most numbers are no square already in their remainders. */
    private static boolean isSquare(BigInteger number) {
        if (!isSet(SQUARES_MOD_64, number.intValue() & 63)) {
            return false;
        }
        int remainder = number.mod(SIEVE).intValue();
        return isSet(SQUARES_MOD_63, remainder % 63)
                && isSet(SQUARES_MOD_61, remainder % 61)
                && number.sqrtAndRemainder()[1].signum() == 0;
    }

    private static boolean isSet(long set, int bit) {
        return (set >>> bit & 1) == 1;
    }

    private static long squaresMod(int modulus) {
        long set = 0;
        for (int root = 0; root < modulus; root++) {
            set |= 1L << (root * root % modulus);
        }
        return set;
    }
}
