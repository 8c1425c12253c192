package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mailbox of a domain says yes or no (SPEC D-1 to D-3). */
@Journey
class DomainApprovalJourneyTest {

    private final Suite suite;

    DomainApprovalJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void refusedDomain_shouldComeBackAndBeIssuedWithAnotherMailbox_keepingWhatWasVetted() {
        var story = OrderStory.ov(suite, "refused").apply();
        story.act("organisation");
        story.act("content");
        var vetted = story.check("organisation").path("decidedAt").asText();
        var invitation = story.invitation("admin");

        assertThat(story.answerDomainApproval(invitation, invitation.code(), "REFUSE")
                        .status())
                .isEqualTo(204);
        var sentBack = story.awaitStatus("CORRECTION");
        assertThat(sentBack.path("corrections").findValuesAsText("code")).containsExactly("DOMAIN_REFUSED");
        assertThat(suite.running(story.order())).isEmpty();

        story.with("approvals", List.of(Map.of("name", story.domain(), "mailbox", "webmaster@" + story.domain())));
        story.correctAndResubmit();
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        assertThat(story.check("organisation").path("decidedAt").asText()).isEqualTo(vetted);
        story.expectMails(
                Mails.ofOvOrder(Mails.CORRECTION, "webmaster: [Your approval, please] Server certificate for"));
    }

    @Test
    void approval_shouldTakeTheNewestCodeOnce_andNoOther() {
        var story = OrderStory.ov(suite, "codes").apply();
        var first = story.invitation("admin");
        suite.moveClock(Duration.ofMinutes(2));
        story.ask("POST", "/checks/" + story.approvalBy("admin") + "/mail", Map.of())
                .orFail();
        var second = Await.until(
                "the second invitation is there",
                () -> story.invitation("admin"),
                newest -> !newest.linkId().equals(first.linkId()));

        assertRefused(story.answerDomainApproval(first, first.code(), "APPROVE"), 409, "LINK_SUPERSEDED");
        assertRefused(story.answerDomainApproval(second, first.code(), "APPROVE"), 422, "CODE_WRONG");
        assertThat(story.answerDomainApproval(second, second.code(), "APPROVE").status())
                .isEqualTo(204);
        assertRefused(story.answerDomainApproval(second, second.code(), "REFUSE"), 409, "LINK_ANSWERED");
        // A browser that sends the same answer twice is not told off.
        assertThat(story.answerDomainApproval(second, second.code(), "APPROVE").status())
                .isEqualTo(204);

        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        assertThat(story.happened("CERTIFICATE_ISSUED")).isEqualTo(1);
        story.expectMails(Mails.ofOvOrder(Mails.APPROVAL));
    }

    private static void assertRefused(jp.kakuin.local.demo.ApiClient.Reply reply, int status, String code) {
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
