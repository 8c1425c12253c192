package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.highrisk.HighRiskEntry.Kind;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** BR 4.2.1: what staff know of phishing has to stop the next order. */
class ChangeHighRiskListHandlerTest {

    private static final String EVENT = "side-paths/28-change-high-risk-list.json";

    @Test
    void entry_shouldBeKeptWithWhoAndWhy_whenStaffAddIt() {
        var world = Given.nothing();

        var answer = Invocation.of(new ChangeHighRiskListHandler(world)::handleRequest, EVENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("value").asText()).isEqualTo("kakuin-bank");
        var event = answer.body().path("events").get(0);
        assertThat(event.path("by").asText()).isEqualTo("staff:suzuki");
        assertThat(event.path("note").asText()).contains("2026-031");
        assertThat(world.highRiskList.find(Kind.LABEL, "kakuin-bank")).isPresent();
    }
}
