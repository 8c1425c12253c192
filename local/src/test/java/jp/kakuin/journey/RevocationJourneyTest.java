package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SPEC X-1 from outside: the customer asks and staff telephone; whoever has the key proves it. */
@Journey
class RevocationJourneyTest {

    private static final String SUBJECT = "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=Kakuin Trading Co., Ltd./CN=";

    private final Suite suite;

    RevocationJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void certificateShouldBeRevokedAndItsContactsTold_whenTheCustomerAsksAndStaffTelephone() {
        var story = OrderStory.ov(suite, "revoked").apply();
        story.drive();

        var asked = story.ask("POST", "/revocation", Map.of("reason", "SITE_ENDS"))
                .orFail()
                .json();
        assertThat(asked.path("revocation").has("revokedBy")).isTrue();
        assertThat(openCases()).contains(story.order());

        story.staff("sato", "/revocation", Map.of("action", "CALL", "outcome", "CONFIRMED", "note", "登録担当者に確認"))
                .orFail();
        assertThat(revocation(story).has("revokedAt")).isTrue();
        suite.run("watch-revocations");
        assertThat(openCases()).doesNotContain(story.order());
        Await.until(
                "the contacts are told",
                story::mails,
                mails -> mails.stream()
                                .filter(mail -> mail.endsWith("Your server certificate has been revoked"))
                                .count()
                        == 2);
    }

    @Test
    void everyCertificateOfTheKeyShouldBeRevokedAtOnce_whenAStrangerProvesToHaveIt() {
        var first = OrderStory.ov(suite, "stolen");
        var second = OrderStory.ov(suite, "stolen-too");
        var requests = OpenSsl.requestsOfOneKey(
                List.of(SUBJECT + first.domain(), SUBJECT + second.domain(), "/CN=Key Compromise Proof"));
        first.with("csr", requests.get(0)).apply().drive();
        second.with("csr", requests.get(1)).apply().drive();

        var answer = first.api()
                .post("/key-compromises", "", Map.of("csr", requests.get(2)))
                .orFail()
                .json();

        assertThat(answer.path("certificates")).hasSize(2);
        assertThat(revocation(first).has("revokedAt")).isTrue();
        assertThat(revocation(second).has("revokedAt")).isTrue();
    }

    private List<String> openCases() {
        return new jp.kakuin.local.demo.ApiClient(suite.api())
                .get("/staff/revocations", suite.staffToken("suzuki"))
                .orFail()
                .json()
                .path("cases")
                .findValuesAsText("orderId");
    }

    private static JsonNode revocation(OrderStory story) {
        return story.read().path("revocation");
    }
}
