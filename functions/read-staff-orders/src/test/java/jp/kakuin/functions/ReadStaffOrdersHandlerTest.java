package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC S-4: a vetter does not see the work that waits, and the customer waits with it. */
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
}
