package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** SPEC X-3: a report that nobody can read is answered too late. */
class AnswerProblemReportHandlerTest {

    @Test
    void reportAndItsAnswer_shouldBeThere_whenStaffWork() {
        var world = Given.world("ov-issued then problem-reported");
        var handler = new AnswerProblemReportHandler(world);
        var listed = Invocation.of(handler::handleRequest, "side-paths/48-answer-problem-report.json");
        var waiting = listed.body().path("reports").get(0);
        assertThat(waiting.path("reportId").asText()).isEqualTo("K456ACV14CTJR");
        assertThat(waiting.has("orderId")).isTrue();

        var answered = Invocation.of(handler::handleRequest, "side-paths/49-answer-problem-report.json");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("answered").asBoolean()).isTrue();
    }
}
