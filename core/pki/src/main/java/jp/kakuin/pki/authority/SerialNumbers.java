package jp.kakuin.pki.authority;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Draws serial numbers: 128 bits of a CSPRNG, above 0 and far below 2^159 (BR 7.1.2.7). */
public final class SerialNumbers {

    private static final int BYTES = 16;

    private SerialNumbers() {}

    public static BigInteger draw(SecureRandom random) {
        var bytes = new byte[BYTES];
        do {
            random.nextBytes(bytes);
        } while (new BigInteger(1, bytes).signum() == 0);
        return new BigInteger(1, bytes);
    }

    /** Lower-case hex without leading zeros. */
    public static String show(BigInteger serialNumber) {
        return serialNumber.toString(16);
    }
}
