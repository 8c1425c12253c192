package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import jp.kakuin.aws.table.Table;
import jp.kakuin.aws.table.TableIssuedSerials;
import jp.kakuin.aws.table.TableOrders;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPEC X-2: what OpenSSL finds where a certificate says, before and after it is revoked. */
@Journey
class StatusJourneyTest {

    private final Suite suite;

    @TempDir
    private Path folder;

    StatusJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void relyingParty_shouldFindTheStatusWhereTheCertificateSays_beforeAndAfterItsRevocation() throws Exception {
        var made = ServersCertificate.request(folder, "www.status.example.co.jp");
        var story = OrderStory.ov(suite, "status", "www.status.example.co.jp")
                .with("csr", made)
                .apply();
        story.drive();
        suite.run("publish-crl");
        var server = ServersCertificate.of(folder, story, suite);

        var serialNumber = server.serialNumber().toUpperCase(Locale.ROOT);
        assertThat(server.crl()).contains("verify OK", "Only User Certificates").doesNotContain(serialNumber);
        assertThat(server.verify()).contains(": OK");
        assertThat(server.ocsp("-sha1")).contains("Response verify OK", ": good");
        assertThat(server.ocsp("-sha256")).contains("Response verify OK", ": good");
        assertThat(server.ocspOf("0x5eed")).contains("unauthorized").doesNotContain("good");
        assertThat(server.stapled()).contains("OCSP Response Status: successful", "Cert Status: good");
        for (var path : server.pathsOfTheRequest()) {
            var got = server.get(server.ocspUrl() + "/" + path);
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).as(path).isEqualTo(server.posted());
            assertThat(got.headers().firstValue("content-type")).contains("application/ocsp-response");
            assertThat(got.headers().firstValue("cache-control").orElseThrow()).startsWith("max-age=3600");
            assertThat(got.headers().firstValue("etag")).isPresent();
        }
        assertThat(server.get(server.caIssuers()).body())
                .isEqualTo(Base64.getMimeDecoder().decode(server.chainBase64()));

        revoke(story, server.serialNumber());

        assertThat(server.ocsp("-sha1")).contains("Response verify OK", ": revoked", "keyCompromise");
        suite.run("publish-crl");
        assertThat(server.crl()).contains("verify OK", serialNumber, "Key Compromise");
        assertThat(server.verify()).contains("certificate revoked");
    }

    /** As {@code revoke-certificate} writes it. */
    private void revoke(OrderStory story, String serialNumber) {
        try (var place = suite.audit()) {
            var table = new Table(place.dynamoDb(), place.outputs().get("TableName"));
            var revocation = new TableIssuedSerials(table, 25)
                    .find(serialNumber)
                    .orElseThrow()
                    .revocation(CrlReason.KEY_COMPROMISE, suite.now());
            var result = new TableOrders(table, suite.clock(), 25)
                    .change(
                            new OrderId(story.order()),
                            order -> Result.accepted(OrderChange.revoking(
                                    order,
                                    order,
                                    Actor.SYSTEM,
                                    Circumstance.SUBSCRIBER_ASKS,
                                    revocation,
                                    suite.now())));
            assertThat(result).isInstanceOf(Result.Accepted.class);
        }
    }
}
