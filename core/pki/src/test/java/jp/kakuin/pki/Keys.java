package jp.kakuin.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs for tests, each made once. */
public final class Keys {

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private Keys() {}

    public static KeyPair rsa(int bits) {
        return rsa(bits, "");
    }

    /** @param name tells keys of the same size apart */
    public static KeyPair rsa(int bits, String name) {
        return made("RSA", "RSA/" + bits + "/" + name, new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    public static KeyPair ec(String curve) {
        return ec(curve, "");
    }

    public static KeyPair ec(String curve, String name) {
        return made("EC", curve + "/" + name, new ECGenParameterSpec(curve));
    }

    private static KeyPair made(String algorithm, String name, AlgorithmParameterSpec parameters) {
        return MADE.computeIfAbsent(name, _ -> {
            try {
                var generator = KeyPairGenerator.getInstance(algorithm);
                generator.initialize(parameters);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
