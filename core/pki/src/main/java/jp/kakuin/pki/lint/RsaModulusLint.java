package jp.kakuin.pki.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;

/** An RSA modulus is odd and has no prime factor below 752. */
final class RsaModulusLint implements LintRule {

    private static final BigInteger SMALL_PRIMES = Stream.iterate(BigInteger.TWO, BigInteger::nextProbablePrime)
            .takeWhile(prime -> prime.intValue() < 752)
            .reduce(BigInteger.ONE, BigInteger::multiply);

    @Override
    public String id() {
        return "rsa_modulus";
    }

    @Override
    public String citation() {
        return "BR 6.1.6";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var key = subject.tbs().getSubjectPublicKeyInfo();
        if (!key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return List.of();
        }
        try {
            var modulus = RSAPublicKey.getInstance(key.parsePublicKey()).getModulus();
            return modulus.gcd(SMALL_PRIMES).equals(BigInteger.ONE) ? List.of() : List.of("modulus has a small factor");
        } catch (IOException unreadable) {
            return List.of("key cannot be read");
        }
    }
}
