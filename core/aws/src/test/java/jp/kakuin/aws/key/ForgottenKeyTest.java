package jp.kakuin.aws.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.aws.EmbeddedAws;
import jp.kakuin.aws.Wiring;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.issuance.Validity;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** After a rotation the stack is deployed with fewer CA keys, as by an earlier commit. */
class ForgottenKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final IssuanceRequest REQUEST = new IssuanceRequest(
            SampleOrders.id(1),
            CertificateKind.OV,
            new SubjectIdentity("JP", "Tokyo", "Chiyoda-ku", "Kakuin", "www.example.co.jp", Optional.empty()),
            List.of("www.example.co.jp"),
            "",
            new Validity(NOW, NOW.plusSeconds(60)));

    @Test
    void nothing_shouldBeIssued_ratherThanByTheOldCaAgain() {
        var bucket = "ca-" + UUID.randomUUID();
        var s3 = AwsForTests.embedded().s3();
        s3.createBucket(create -> create.bucket(bucket));
        for (int number = 1; number <= 2; number++) {
            var held = new CaBucket.Held(number, List.of("certificate".getBytes(StandardCharsets.US_ASCII)), NOW);
            s3.putObject(put -> put.bucket(bucket).key(held.name()), RequestBody.fromString(held.text()));
        }
        var variables = Map.of(
                "AWS_REGION",
                EmbeddedAws.REGION,
                "TABLE",
                "none",
                "CA_KEY_IDS",
                "first",
                "CA_BUCKET",
                bucket,
                "PKI_DOMAIN",
                "example.co.jp",
                "AUDIT_BUCKET",
                "none",
                "LINT_FUNCTION",
                "none",
                "CT_LOG_LIST",
                "none",
                "WEAK_KEYS",
                "none");
        var issuer = Wiring.of(EmbeddedAws.environment(variables)).certificateIssuer();

        assertThatThrownBy(() -> issuer.issue(REQUEST)).hasMessage("there are 2 issuing CAs and 1 keys");
    }
}
