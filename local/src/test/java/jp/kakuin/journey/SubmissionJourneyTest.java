package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakuin.local.demo.ApiClient.Reply;
import jp.kakuin.testkit.contract.AtOnce;
import org.junit.jupiter.api.Test;

/** What a customer does to an order of their own before it is issued (SPEC A-4, A-7, A-14). */
@Journey
class SubmissionJourneyTest {

    private final Suite suite;

    SubmissionJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void applicationSentManyTimes_shouldBeOneOrderWithOneToken_evenAtOnce() throws Exception {
        var story = OrderStory.ov(suite, "twice");
        var key = UUID.randomUUID().toString();

        var atOnce = AtOnce.run(8, who -> story.apply(key));
        var later = story.apply(key);

        assertThat(later.status()).isEqualTo(201);
        assertThat(atOnce).extracting(Reply::status).containsOnly(201);
        assertThat(atOnce).extracting(reply -> token(reply.json())).containsOnly(token(later.json()));
        story.awaitWait(story.approvalBy("admin"));
        story.expectMails(Mails.RECEIVED, Mails.ACCESS_KEY, Mails.APPROVAL);
        var changed = story.with("sticker", true).apply(key);
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.json().path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        story.withdraw();
    }

    @Test
    void editOfAReceivedOrder_shouldCountAtOnce_andNoLongerOnceVettingHasBegun() {
        var story = OrderStory.ov(suite, "edited").apply();
        var old = story.invitation("admin");
        story.with("approvals", List.of(Map.of("name", story.domain(), "mailbox", "webmaster@" + story.domain())));

        story.ask("PUT", "/application", story.application()).orFail();

        var invitation = story.invitation("webmaster");
        assertThat(story.status()).isEqualTo("RECEIVED");
        assertThat(story.attempts()).isEqualTo(Map.of(1, "ABORTED", 2, "RUNNING"));
        assertThat(story.answerDomainApproval(old, old.code(), "APPROVE").status())
                .isEqualTo(409);
        story.answerDomainApproval(invitation, invitation.code(), "APPROVE").orFail();
        var late = story.ask("PUT", "/application", story.application());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asText()).isEqualTo("NOT_EDITABLE");
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        story.expectMails(Mails.ofOvOrder("webmaster: [Your approval, please] Server certificate for"));
    }

    @Test
    void withdrawnOrder_shouldStopEverything_andSayGoodbyeOnce() {
        var story = OrderStory.ov(suite, "withdrawn").apply();
        var invitation = story.invitation("admin");

        for (int i = 0; i < 2; i++) {
            var reply = story.ask("POST", "/withdrawal", Map.of()).orFail();
            assertThat(reply.json().path("status").asText()).isEqualTo("WITHDRAWN");
        }

        assertThat(suite.running(story.order())).isEmpty();
        assertThat(story.answerDomainApproval(invitation, invitation.code(), "APPROVE")
                        .status())
                .isEqualTo(409);
        assertThat(story.ask("POST", "/resubmission", Map.of()).status()).isEqualTo(409);
        story.expectMails(Mails.RECEIVED, Mails.ACCESS_KEY, Mails.APPROVAL, Mails.WITHDRAWN);
    }

    private static List<String> token(JsonNode received) {
        return List.of(
                received.path("order").path("orderId").asText(),
                received.path("token").asText());
    }
}
