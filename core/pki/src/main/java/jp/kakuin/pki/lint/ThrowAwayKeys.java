package jp.kakuin.pki.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.authority.SignatureAlgorithm;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.pki.certificate.ToBeSigned;

/**
 * Keys under which content is shown to a linter that reads whole certificates only (BR 4.3.1.2). They are made in this process, vouch for nothing, and
 * nobody keeps what they sign.
 */
final class ThrowAwayKeys {

    /** As few as the hash leaves room for, so quick to make and to use. A linter judges the content; the signature over it is for nobody to trust. */
    private static final int LEAST_RSA_BITS = 512;

    private static final int RSA_BITS_OF_LONG_HASH = 768;

    private final Map<SignatureAlgorithm, SoftwareSigningKey> keys = new ConcurrentHashMap<>();

    /** DER of a certificate with exactly this content. */
    byte[] certificate(ToBeSigned content, SignatureAlgorithm algorithm) {
        var signer = new KeyContentSigner(keys.computeIfAbsent(algorithm, ThrowAwayKeys::make), algorithm);
        try {
            signer.getOutputStream().write(content.der());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return content.under(signer.getSignature());
    }

    private static SoftwareSigningKey make(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_SHA256 -> make("RSA", new RSAKeyGenParameterSpec(LEAST_RSA_BITS, RSAKeyGenParameterSpec.F4));
            case RSA_SHA384, RSA_SHA512 ->
                make("RSA", new RSAKeyGenParameterSpec(RSA_BITS_OF_LONG_HASH, RSAKeyGenParameterSpec.F4));
            case ECDSA_SHA256 -> make("EC", new ECGenParameterSpec("secp256r1"));
            case ECDSA_SHA384 -> make("EC", new ECGenParameterSpec("secp384r1"));
        };
    }

    private static SoftwareSigningKey make(String kind, AlgorithmParameterSpec size) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return new SoftwareSigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes such keys", e);
        }
    }
}
