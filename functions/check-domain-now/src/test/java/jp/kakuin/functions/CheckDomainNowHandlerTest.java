package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC D-6, H-4: without it a customer who has set the record waits for hours. */
class CheckDomainNowHandlerTest {

    private static final String EVENT = "side-paths/29-check-domain-now.json";

    @Test
    void customer_shouldSeeWhatWasFoundAndWhenItIsTriedNext_whenNothingIsThereYet() {
        var order = Given.ovOrder(Stage.WAITING, "method-changed", "2-minutes-passed");

        var answer = Invocation.of(new CheckDomainNowHandler(order.ports())::handleRequest, EVENT);

        assertThat(answer.status()).isEqualTo(200);
        var control = control(answer);
        assertThat(control.path("lastLook").path("found").asText()).isEqualTo("nothing there");
        assertThat(control.path("nextLookAt").isTextual()).isTrue();
        assertThat(control.path("instructions").path(0).path("where").asText())
                .isEqualTo("_kakuin-validation.example.co.jp");
        assertThat(control.path("persistentRecord").path("content").asText())
                .startsWith("ca.example; accounturi=acct:");
        assertThat(control.path("methods").path(0).path("method").asText()).isEqualTo("ca-tbr-22");
    }

    @Test
    void check_shouldPassAtOnce_whenTheRecordIsThere() {
        var order = Given.ovOrder(Stage.WAITING, "method-changed", "2-minutes-passed");
        order.ports().perspectives.show(probe -> true);

        Invocation.of(new CheckDomainNowHandler(order.ports())::handleRequest, EVENT);

        assertThat(order.check("domain-ca-tbr-7-example.co.jp").passed()).isTrue();
        assertThat(order.ports().flow.signals()).isNotEmpty();
    }

    private static JsonNode control(Invocation.Answer answer) {
        return StreamSupport.stream(answer.body().path("checks").spliterator(), false)
                .filter(check -> check.path("kind").asText().equals("DOMAIN_APPROVAL"))
                .findFirst()
                .orElseThrow()
                .path("control");
    }
}
