package jp.kakuin.aws.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import jp.kakuin.aws.AwsForTests;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

class KmsAuditSealTest {

    @Test
    void signature_shouldVerifyWithTheJdkAlone_whenSomebodyChecksItOffline() throws Exception {
        var kms = AwsForTests.embedded().kms();
        var key = kms.createKey(create -> create.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        var seal = new KmsAuditSeal(kms, key);
        var message = "root".getBytes(StandardCharsets.US_ASCII);

        var signature = seal.sign(message);

        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(seal.publicKey())));
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
    }
}
