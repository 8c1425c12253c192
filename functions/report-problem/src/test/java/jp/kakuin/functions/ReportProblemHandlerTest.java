package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** SPEC X-3: whoever sees a fraud has nobody to tell. */
class ReportProblemHandlerTest {

    @Test
    void reporter_shouldGetANumberAndAMail_whenTheyReport() {
        var world = Given.nothing();
        var answer = Invocation.of(new ReportProblemHandler(world)::handleRequest, "side-paths/47-report-problem.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(world.mailSender.to("reporter@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains(answer.body().path("reportId").asText())
                        .doesNotContain("偽物"));
    }
}
