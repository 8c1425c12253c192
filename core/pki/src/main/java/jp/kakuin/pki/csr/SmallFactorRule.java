package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.util.List;

/** SPEC C-3: an RSA modulus is odd and has no factor below 752. One common divisor with the product of all those primes tells. */
final class SmallFactorRule implements CsrRule {

    private static final int LIMIT = 752;
    private static final BigInteger PRODUCT =
            Primes.below(LIMIT).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);

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
                .filter(SmallFactorRule::hasSmallFactor)
                .map(modulus -> Finding.problem(CsrCode.CSR_RSA_SMALL_FACTOR, Csr.KEY_FIELD))
                .stream()
                .toList();
    }

    static boolean hasSmallFactor(BigInteger modulus) {
        return !PRODUCT.gcd(modulus.mod(PRODUCT)).equals(BigInteger.ONE);
    }
}
