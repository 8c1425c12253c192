package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** SPEC A-5: what a customer typed is lost, or overwritten from another window. */
class SaveDraftHandlerTest {
    @Test
    void customer_shouldHaveTheFormKeptForSevenDays_whenSavingIt() {
        var ports = Given.nothing();
        var handler = new SaveDraftHandler(ports);
        var created = Invocation.of(handler::handleRequest, "side-paths/02-save-draft.json");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("token").asText()).isNotEmpty();
        assertThat(created.body().path("expiresAt").asText()).isEqualTo("2026-11-27T01:30:00Z");
        var saved = Invocation.of(handler::handleRequest, "side-paths/03-save-draft.json");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().path("revision").intValue()).isEqualTo(2);
    }

    @Test
    void otherWindow_shouldNotBeOverwritten_whenItSavedFirst() {
        var ports = Given.nothing();
        var handler = new SaveDraftHandler(ports);
        Invocation.of(handler::handleRequest, "side-paths/02-save-draft.json");
        Invocation.of(handler::handleRequest, "side-paths/03-save-draft.json");
        assertThat(Invocation.of(handler::handleRequest, "side-paths/03-save-draft.json")
                        .status())
                .isEqualTo(422);
    }
}
