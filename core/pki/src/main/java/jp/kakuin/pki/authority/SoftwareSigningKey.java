package jp.kakuin.pki.authority;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** A key held in memory, for tests and trials only: a real CA's keys live in hardware (BR 6.2.7). */
public final class SoftwareSigningKey implements SigningKey {

    private static final Map<SignatureHash, ASN1ObjectIdentifier> OIDS = Map.of(
            SignatureHash.SHA_256, NISTObjectIdentifiers.id_sha256,
            SignatureHash.SHA_384, NISTObjectIdentifiers.id_sha384,
            SignatureHash.SHA_512, NISTObjectIdentifiers.id_sha512);

    private final KeyPair keys;

    public SoftwareSigningKey(KeyPair keys) {
        this.keys = keys;
    }

    @Override
    public PublicKey publicKey() {
        return keys.getPublic();
    }

    @Override
    public byte[] signDigest(byte[] digest, SignatureHash hash) {
        boolean rsa = keys.getPrivate().getAlgorithm().equals("RSA");
        try {
            return rsa ? padded(digestInfo(digest, hash)) : ecdsa(digest);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key did not sign", e);
        }
    }

    /** RFC 8017 8.2.1 from its second step on. As a cipher, since faster providers than the JDK's have no signature without a hash. */
    private byte[] padded(byte[] digestInfo) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, keys.getPrivate());
        return cipher.doFinal(digestInfo);
    }

    private byte[] ecdsa(byte[] digest) throws GeneralSecurityException {
        var signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(digest);
        return signature.sign();
    }

    private static byte[] digestInfo(byte[] digest, SignatureHash hash) throws IOException {
        return new DigestInfo(new AlgorithmIdentifier(OIDS.get(hash), DERNull.INSTANCE), digest).getEncoded();
    }
}
