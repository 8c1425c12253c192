package jp.kakuin.aws.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.pki.authority.SignatureHash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** The CA key over a real KMS API, verified by the Java platform. */
@Tag("every-emulator")
class KmsSigningKeyTest {

    private static final byte[] MESSAGE = "to be signed".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, SHA_256, SHA256withRSA",
        "RSA_2048, SHA_512, SHA512withRSA",
        "ECC_NIST_P256, SHA_256, SHA256withECDSA",
        "ECC_NIST_P384, SHA_384, SHA384withECDSA"
    })
    void signature_shouldVerify_whenKmsSignedTheDigest(KeySpec spec, SignatureHash hash, String algorithm)
            throws Exception {
        var kms = AwsForTests.embedded().kms();
        var keyId = kms.createKey(create -> create.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        var key = new KmsSigningKey(kms, keyId);

        var digest = MessageDigest.getInstance(hash.standardName()).digest(MESSAGE);
        var signature = key.signDigest(digest, hash);

        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key.publicKey());
        verifier.update(MESSAGE);
        assertThat(verifier.verify(signature)).isTrue();
        assertThat(key.publicKey()).isSameAs(key.publicKey());
    }
}
