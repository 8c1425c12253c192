package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.demo.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * BR 2.2, as docs/duties.md says how it is done: whoever makes a browser finds pages with a valid, a revoked and an expired certificate. On a suite of its
 * own, since half a year goes by.
 */
@Timeout(120)
class TestSitesJourneyTest {

    /** Longer than any certificate lives that is issued in 2026. */
    private static final Duration UNTIL_ONE_HAS_EXPIRED = Duration.ofDays(200);

    @TempDir
    private Path folder;

    private Suite suite;

    @Test
    void client_shouldMeetAValidARevokedAndAnExpiredCertificate_whenTheCaIsItsOwnCustomer() throws Exception {
        var workplace = WorkFolder.fresh("test-sites");
        try (var started = LocalSystem.start(workplace, false, WiredHandlers::new);
                var reached = new EmbeddedSuite(workplace)) {
            suite = reached;
            suite.openOffice();
            var expired = order("expired");
            suite.moveClock(UNTIL_ONE_HAS_EXPIRED);
            suite.openOffice();
            // The demo's operator renews the responder's certificate, which has ended meanwhile.
            new ApiClient(started.workplace().origin())
                    .send("POST", "/_kakuin/schedules", "", Map.of(), Map.of("X-Kakuin-Admin", "1"))
                    .orFail();
            var valid = order("valid");
            var revoked = order("revoked");
            revoked.staff(
                            "suzuki",
                            "/revocation",
                            Map.of("action", "REVOKE", "circumstance", "SUBSCRIBER_ASKS", "note", "BR 2.2"))
                    .orFail();
            suite.run("publish-crl");

            assertThat(site(valid).tls(valid.domain())).contains("Verify return code: 0 (ok)");
            assertThat(site(valid).ocsp("-sha256")).contains("Response verify OK", ": good");
            assertThat(site(revoked).tls(revoked.domain())).contains("Verify return code: 23 (certificate revoked)");
            assertThat(site(revoked).ocsp("-sha256")).contains("Response verify OK", ": revoked");
            assertThat(site(expired).tls(expired.domain()))
                    .contains("Verify return code: 10 (certificate has expired)");
        }
    }

    private OrderStory order(String label) throws IOException {
        var story = OrderStory.ov(suite, label);
        var request = ServersCertificate.request(Files.createDirectory(folder.resolve(story.domain())), story.domain());
        story.with("csr", request).apply().drive();
        return story;
    }

    private ServersCertificate site(OrderStory story) throws IOException {
        return ServersCertificate.of(folder.resolve(story.domain()), story, suite);
    }
}
