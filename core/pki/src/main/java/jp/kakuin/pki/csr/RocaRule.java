package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/**
 * SPEC C-3: an RSA key is none of Infineon's library (ROCA, CVE-2017-15361). Its primes are k * M + 65537^a mod M, with M a product of the first
 * primes, so that the modulus is a power of 65537 modulo each of them. The first 39, of which every such M is a multiple, let one sound key in
 * about 2^27 seem so.
 */
final class RocaRule implements CsrRule {

    private static final int GENERATOR = 65537;
    private static final int[] PRIMES = Primes.below(168).toArray();
    private static final BigInteger PRODUCT =
            Primes.below(168).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    private static final List<BitSet> POWERS =
            Primes.below(168).mapToObj(RocaRule::powers).toList();

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
                .filter(RocaRule::hasFingerprint)
                .map(modulus -> Finding.problem(CsrCode.CSR_RSA_ROCA, Csr.KEY_FIELD))
                .stream()
                .toList();
    }

    static boolean hasFingerprint(BigInteger modulus) {
        var remainder = modulus.mod(PRODUCT);
        for (int i = PRIMES.length - 1; i >= 0; i--) {
            if (!POWERS.get(i).get(remainder.mod(BigInteger.valueOf(PRIMES[i])).intValue())) {
                return false;
            }
        }
        return true;
    }

    /** Every number that has a discrete logarithm to the base 65537 modulo this prime. */
    private static BitSet powers(int prime) {
        var powers = new BitSet(prime);
        for (int power = 1; !powers.get(power); power = (int) ((long) power * GENERATOR % prime)) {
            powers.set(power);
        }
        return powers;
    }
}
