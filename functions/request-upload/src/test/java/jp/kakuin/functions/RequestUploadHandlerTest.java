package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC V-3: a customer cannot hand in a paper, or other bytes than those announced get in. */
class RequestUploadHandlerTest {
    @Test
    void customer_shouldBePermittedToUpload_whenAnnouncingAPaper() {
        var order = Given.evOrder(Stage.AGREEING);
        var answer = Invocation.of(
                new RequestUploadHandler(order.ports())::handleRequest, "ev-order/22-request-upload.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("upload").path("url").asText())
                .startsWith("https://documents.example/documents/");
        assertThat(order.order().documents())
                .singleElement()
                .satisfies(paper -> assertThat(paper.name()).isEqualTo("サービス申込書（押印済み）.pdf"));
    }

    @Test
    void paper_shouldBeListedOnce_whenAnnouncedTwice() {
        var order = Given.evOrder(Stage.AGREEING);
        var handler = new RequestUploadHandler(order.ports());
        Invocation.of(handler::handleRequest, "ev-order/22-request-upload.json");
        Invocation.of(handler::handleRequest, "ev-order/22-request-upload.json");
        var version = order.order().version();
        Invocation.of(handler::handleRequest, "ev-order/22-request-upload.json");
        assertThat(order.order().documents()).hasSize(1);
        assertThat(order.order().version()).as("its story does not grow").isEqualTo(version);
    }
}
