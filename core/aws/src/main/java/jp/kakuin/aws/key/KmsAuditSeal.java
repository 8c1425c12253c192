package jp.kakuin.aws.key;

import jp.kakuin.audit.AuditSeal;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** The audit key in AWS KMS. */
public final class KmsAuditSeal implements AuditSeal {

    private final KmsClient client;
    private final String keyId;

    public KmsAuditSeal(KmsClient client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    @Override
    public byte[] publicKey() {
        return client.getPublicKey(get -> get.keyId(keyId)).publicKey().asByteArray();
    }

    @Override
    public byte[] sign(byte[] message) {
        return client.sign(sign -> sign.keyId(keyId)
                        .messageType(MessageType.RAW)
                        .message(SdkBytes.fromByteArray(message))
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature()
                .asByteArray();
    }
}
