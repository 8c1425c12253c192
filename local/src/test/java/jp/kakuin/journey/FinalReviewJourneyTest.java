package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.kakuin.local.demo.ApiClient.Reply;
import jp.kakuin.order.JapanTime;
import org.junit.jupiter.api.Test;

/** The last look before the CA key is used (SPEC V-6). */
@Journey
class FinalReviewJourneyTest {

    private final Suite suite;

    FinalReviewJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void twoReviewersAtOnce_shouldGiveOneReviewAndOneCertificate_andTellTheOtherClearly() {
        var story = OrderStory.ov(suite, "reviewers").apply();
        story.driveUntil("final-review");

        var replies = Stream.of("suzuki", "kobayashi")
                .map(login -> CompletableFuture.supplyAsync(() -> review(story, login)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
        var refused = replies.stream().filter(reply -> !reply.ok()).findFirst().orElseThrow();
        assertThat(refused.json().path("code").asText())
                .isIn("CHECK_ALREADY_DECIDED", "NOT_UNDER_REVIEW", "CHANGED_MEANWHILE");
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
        story.expectMails(Mails.ofOvOrder());
    }

    @Test
    void evOrder_shouldNotBeReviewedByWhoVettedIt_butByAnother() {
        var story = OrderStory.ev(suite, "second-person").apply();
        story.awaitWait("legal-existence");
        var evidence = Map.of(
                "source", "商業登記",
                "reference", "6012345678901",
                "collectedOn", JapanTime.dayOf(suite.now()).toString());
        story.staff(
                        "suzuki",
                        "/checks/legal-existence/result",
                        Map.of("outcome", "PASSED", "evidence", List.of(evidence)))
                .orFail();
        story.driveUntil("final-review");

        var refused = review(story, "suzuki");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("SAME_PERSON");
        assertThat(review(story, "kobayashi").status()).isEqualTo(200);
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        story.expectMails(Mails.ofEvOrder());
    }

    private static Reply review(OrderStory story, String login) {
        return story.staff(login, "/final-review", Map.of("outcome", "PASSED"));
    }
}
