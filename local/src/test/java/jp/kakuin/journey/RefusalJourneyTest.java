package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.demo.ApiClient.Reply;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.host.Fault.Moment;
import org.junit.jupiter.api.Test;

/** People say no, and steps fail for good: the order goes back, or on later, and nobody is mailed twice. */
@Journey
class RefusalJourneyTest {

    private final Suite suite;

    RefusalJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void orderRefusedAtEachDesk_shouldGoBackWithItsReasons_andEndWhenStaffRejectIt() {
        var story =
                OrderStory.ov(suite, "refusals").with("payer", "THIRD_PARTY").apply();
        assertThat(answerPayer(story, story.invitation("keiri"), "REFUSE").status())
                .isEqualTo(204);
        assertSentBack(story, "PAYER_REFUSED");

        resubmit(story);
        story.awaitWait("organisation");
        story.staff("sato", "/checks/organisation/result", Map.of("outcome", "FAILED", "note", "no such company"))
                .orFail();
        assertSentBack(story, "CHECK_FAILED");
        var more = Map.of("field", "organisation.address", "ja", "住所をご確認ください。", "en", "Please check the address.");
        story.staff("sato", "/correction", Map.of("reasons", List.of(more))).orFail();
        assertSentBack(story, "CHECK_FAILED", "STAFF_REQUEST");

        resubmit(story);
        story.driveUntil("final-review");
        story.staff("suzuki", "/final-review", Map.of("outcome", "FAILED", "note", "the address is not theirs"))
                .orFail();
        assertSentBack(story, "FINAL_REVIEW_FAILED");
        story.staff(
                        "suzuki",
                        "/rejection",
                        Map.of("ground", "NOT_VERIFIABLE", "ja", "確認できませんでした。", "en", "Not verifiable."))
                .orFail();
        assertThat(story.status()).isEqualTo("REJECTED");
        assertThat(suite.running(story.order())).isEmpty();
        assertThat(story.happened("CERTIFICATE_ISSUED")).isZero();
    }

    @Test
    void paper_shouldBeReadByStaff_onceItHasArrived() throws Exception {
        var story = OrderStory.ev(suite, "paper").apply();
        var paper = "%PDF-1.7 signed".getBytes(StandardCharsets.US_ASCII);
        var permission = story.customer().permitUpload("form.pdf", paper);
        var id = story.read().path("documents").path(0).path("id").asText();

        assertThat(asVetter(story, "/documents/" + id).json().path("code").asText())
                .isEqualTo("DOCUMENT_NOT_ARRIVED");
        story.customer().put(permission, paper);
        Await.until(
                "staff see the order in their queue",
                () -> story.api()
                        .get("/staff/queue", suite.staffToken("sato"))
                        .orFail()
                        .json(),
                queue -> queue.path("entries").findValuesAsText("orderId").contains(story.order()));
        var address =
                asVetter(story, "/documents/" + id).orFail().json().path("url").asText();

        try (var http = HttpClient.newHttpClient()) {
            var read = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
            assertThat(read.body()).isEqualTo(paper);
        }
        story.withdraw();
    }

    @Test
    void orderWhoseFirstStepFailedForGood_shouldGetItsMailsFromTheSettlingRun_andEachOnceWhenItIsReplayed() {
        suite.failNext("acknowledge-order", 4, Moment.BEFORE);
        var story = OrderStory.ov(suite, "poison").apply();
        story.awaitAttempts(Map.of(1, "FAILED"));
        assertThat(story.mails()).isEmpty();

        suite.moveClock(Duration.ofMinutes(20));
        suite.run("settle-mails");
        story.expectMails(Mails.RECEIVED, Mails.ACCESS_KEY);

        suite.openOffice();
        story.replay().orFail();
        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        story.expectMails(Mails.ofOvOrder());
    }

    private Reply asVetter(OrderStory story, String path) {
        return story.api().get("/staff/orders/" + story.order() + path, suite.staffToken("sato"));
    }

    private void assertSentBack(OrderStory story, String... reasons) {
        var order = story.awaitStatus("CORRECTION");
        assertThat(order.path("corrections").findValuesAsText("code")).containsExactlyInAnyOrder(reasons);
        assertThat(suite.running(story.order())).isEmpty();
    }

    private static void resubmit(OrderStory story) {
        story.ask("POST", "/resubmission", Map.of()).orFail();
    }

    private static Reply answerPayer(OrderStory story, Mailbox.Invitation invitation, String decision) {
        return story.api()
                .post(
                        "/links/" + invitation.linkId() + "/payer-confirmation",
                        "",
                        Map.of("code", invitation.code(), "fullName", "髙島 礼子", "decision", decision));
    }
}
