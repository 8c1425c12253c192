package jp.kakuin.pki.csr;

import java.util.stream.IntStream;

/** The small primes that rules on RSA moduli divide by. */
final class Primes {

    private Primes() {}

    static IntStream below(int limit) {
        return IntStream.range(2, limit).filter(Primes::isPrime);
    }

    static boolean isPrime(int number) {
        return number > 1
                && IntStream.rangeClosed(2, (int) Math.sqrt(number)).noneMatch(divisor -> number % divisor == 0);
    }
}
