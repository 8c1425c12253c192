package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC S-4, V-3: a vetter does not see the work that waits or the papers to judge, and the customer waits with it. */
class ReadStaffOrdersHandlerTest {
    @Test
    void vetter_shouldSeeTheWork_whenOpeningTheQueue() {
        var order = Given.ovOrder(Stage.WAITING, "evidence-passed");
        var answer = Invocation.of(
                new ReadStaffOrdersHandler(order.ports())::handleRequest, "side-paths/12-read-staff-orders.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("entries").findValuesAsText("check")).containsExactly("content");
    }

    @Test
    void vetter_shouldSeeTheWholeStoryWithoutSecrets_whenOpeningAnOrder() {
        var order = Given.ovOrder(Stage.CALLING);
        var answer = Invocation.of(
                new ReadStaffOrdersHandler(order.ports())::handleRequest, "side-paths/13-read-staff-orders.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("results").findValuesAsText("check")).contains("organisation", "final-review");
        assertThat(answer.body().path("audit")).hasSize((int) order.order().version());
        assertThat(answer.body().path("mails")).isNotEmpty();
        assertThat(answer.text())
                .doesNotContain("task-token", order.token(), order.order().tokenSha256());
    }

    @Test
    void vetter_shouldGetAnAddressForFiveMinutes_whenThePaperHasArrived() {
        var order = Given.ovOrder(Stage.WAITING, "document-announced", "document-arrived");
        var paper = read(order);
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.body().path("name").asText()).isEqualTo("印鑑証明書.pdf");
        assertThat(paper.body().path("size").longValue()).isEqualTo(3);
        assertThat(paper.body().path("url").asText()).endsWith(".pdf").doesNotContain("印鑑", "%");
        assertThat(paper.body().path("expiresAt").asText())
                .isEqualTo(order.ports().clock.instant().plusSeconds(300).toString());
    }

    @Test
    void vetter_shouldNotJudgeHalfAPaper_whenFewerBytesArrivedThanWereAnnounced() {
        var order = Given.ovOrder(Stage.WAITING, "document-announced");
        var document = order.order().documents().getFirst();
        order.ports().documents.keep(document.key(order.id()), document.mediaType(), new byte[] {1, 2});
        assertThat(read(order).status()).isEqualTo(409);
        assertThat(read(order).body().path("code").asText()).isEqualTo("DOCUMENT_NOT_ARRIVED");
    }

    private static Invocation.Answer read(GivenOrder order) {
        return Invocation.of(
                new ReadStaffOrdersHandler(order.ports())::handleRequest, "side-paths/23-read-staff-orders.json");
    }
}
