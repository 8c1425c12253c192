package jp.kakuin.pki.authority;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Lets Bouncy Castle sign with a {@link SigningKey}: the content is hashed here, only its digest goes to the key. */
public final class KeyContentSigner implements ContentSigner {

    private final SigningKey key;
    private final SignatureAlgorithm algorithm;
    private final MessageDigest digest;
    private final OutputStream stream;

    public KeyContentSigner(SigningKey key) {
        this(key, SignatureAlgorithm.of(key.publicKey()));
    }

    public KeyContentSigner(SigningKey key, SignatureAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
        this.digest = algorithm.hash().newDigest();
        this.stream = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm.identifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return stream;
    }

    @Override
    public byte[] getSignature() {
        return key.signDigest(digest.digest(), algorithm.hash());
    }
}
