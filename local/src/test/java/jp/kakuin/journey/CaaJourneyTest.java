package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The DNS has a say (SPEC D-7). */
@Journey
class CaaJourneyTest {

    private final Suite suite;

    CaaJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void nameKeptForAnotherCa_shouldStopTheIssueAndSayWhy_andIssueOnceTheRecordIsGone() {
        var story = OrderStory.ov(suite, "elsewhere").apply();
        suite.forbidIssuance(story.domain());

        var sentBack = story.drive();

        assertThat(sentBack.path("status").asText()).isEqualTo("CORRECTION");
        var reason = sentBack.path("corrections").path(0);
        assertThat(reason.path("code").asText()).isEqualTo("CAA_FORBIDS");
        assertThat(reason.path("text").path("en").asText()).contains(story.domain(), "ca.example.net");

        suite.permitIssuance(story.domain());
        story.ask("POST", "/resubmission", Map.of()).orFail();
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
        story.expectMails(Mails.ofOvOrder(Mails.CORRECTION));
    }

    /** What is deployed to five regions decides, each seeing the world by its own name server. */
    @Test
    void hijackOfOnePlace_shouldNotHoldUpTheCustomer_andOfTwoOrOfOursAlone_shouldIssueNothing() {
        var story = OrderStory.ov(suite, "hijacked").apply();
        story.driveUntil("final-review");

        suite.forbidIssuanceSeenFrom("ap-northeast-1", story.domain());
        assertThat(reason(story.drive())).isEqualTo("CAA_FORBIDS");

        suite.seeAsOthersFrom("ap-northeast-1");
        suite.forbidIssuanceSeenFrom("us-west-2", story.domain());
        suite.forbidIssuanceSeenFrom("eu-central-1", story.domain());
        story.ask("POST", "/resubmission", Map.of()).orFail();
        var sentBack = story.drive();
        assertThat(reason(sentBack)).isEqualTo("CAA_NOT_CORROBORATED");
        assertThat(sentBack.toString()).contains("us-west-2", "eu-central-1");

        suite.seeAsOthersFrom("eu-central-1");
        story.ask("POST", "/resubmission", Map.of()).orFail();
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        suite.seeAsOthersFrom("us-west-2");
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
    }

    private static String reason(JsonNode sentBack) {
        return sentBack.path("corrections").path(0).path("code").asText();
    }
}
