package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
}
