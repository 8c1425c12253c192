package jp.kakuin.aws.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** A key of a CA or of its OCSP responder in AWS KMS, which signs digests and gives out nothing but its public key. */
public final class KmsSigningKey implements SigningKey {

    private final KmsClient client;
    private final String keyId;
    private final String counted;
    private PublicKey publicKey;

    /** @param keyId id, ARN or alias of an asymmetric key for signing: RSA, P-256 or P-384 */
    public KmsSigningKey(KmsClient client, String keyId) {
        this(client, keyId, "signatures");
    }

    /** @param counted what a signature is in the function's line of the log; alarms compare the CAs' own with what CloudTrail saw */
    public KmsSigningKey(KmsClient client, String keyId, String counted) {
        this.client = client;
        this.keyId = keyId;
        this.counted = counted;
    }

    @Override
    public synchronized PublicKey publicKey() {
        if (publicKey == null) {
            publicKey = fetch();
        }
        return publicKey;
    }

    @Override
    public byte[] signDigest(byte[] digest, SignatureHash hash) {
        // Also one of which no answer comes: KMS may have made it.
        JournalLine.count(counted);
        return client.sign(sign -> sign.keyId(keyId)
                        .messageType(MessageType.DIGEST)
                        .message(SdkBytes.fromByteArray(digest))
                        .signingAlgorithm(algorithm(hash)))
                .signature()
                .asByteArray();
    }

    private SigningAlgorithmSpec algorithm(SignatureHash hash) {
        var rsa = publicKey().getAlgorithm().equals("RSA");
        return switch (hash) {
            case SHA_256 -> rsa ? SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256 : SigningAlgorithmSpec.ECDSA_SHA_256;
            case SHA_384 -> rsa ? SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_384 : SigningAlgorithmSpec.ECDSA_SHA_384;
            case SHA_512 -> rsa ? SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_512 : SigningAlgorithmSpec.ECDSA_SHA_512;
        };
    }

    private PublicKey fetch() {
        var answer = client.getPublicKey(get -> get.keyId(keyId));
        var algorithm = answer.keySpecAsString().startsWith("RSA") ? "RSA" : "EC";
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePublic(new X509EncodedKeySpec(answer.publicKey().asByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("KMS gave a public key that cannot be read", e);
        }
    }
}
