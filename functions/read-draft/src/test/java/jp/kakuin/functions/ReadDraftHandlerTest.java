package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.draft.SaveDraft;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** SPEC A-5: a customer who comes back finds an empty form. */
class ReadDraftHandlerTest {
    @Test
    void customer_shouldFindTheForm_whenComingBackWithItsToken() {
        var ports = Given.nothing();
        SaveDraft.of(ports).create("{\"product\":\"sr3\"}");
        var answer = Invocation.of(new ReadDraftHandler(ports)::handleRequest, "side-paths/04-read-draft.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("content").asText()).isEqualTo("{\"product\":\"sr3\"}");
        assertThat(answer.body().path("revision").intValue()).isEqualTo(1);
    }

    @Test
    void draft_shouldBeGone_whenSevenDaysHavePassed() {
        var ports = Given.nothing();
        SaveDraft.of(ports).create("{}");
        ports.clock.advance(Duration.ofDays(7));
        assertThat(Invocation.of(new ReadDraftHandler(ports)::handleRequest, "side-paths/04-read-draft.json")
                        .status())
                .isEqualTo(404);
    }
}
