package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** SPEC C-3: an RSA exponent is odd, at least 65537, and below 2^256 as BR 6.1.6 advises. */
final class RsaExponentRule implements CsrRule {

    private static final BigInteger LEAST = BigInteger.valueOf(65537);
    private static final int LIMIT_BITS = 256;

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
        return KeyFacts.rsa(csr.key())
                .filter(key -> !isAllowed(key.getPublicExponent()))
                .map(key -> Finding.problem(
                        CsrCode.CSR_RSA_EXPONENT_NOT_ALLOWED,
                        Csr.KEY_FIELD,
                        Map.of("exponent", shown(key.getPublicExponent()))))
                .stream()
                .toList();
    }

    private static boolean isAllowed(BigInteger exponent) {
        return exponent.testBit(0) && exponent.compareTo(LEAST) >= 0 && exponent.bitLength() <= LIMIT_BITS;
    }

    private static String shown(BigInteger exponent) {
        return exponent.bitLength() <= Long.SIZE ? exponent.toString() : exponent.bitLength() + " bit";
    }
}
