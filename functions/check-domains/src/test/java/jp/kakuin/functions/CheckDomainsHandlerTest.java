package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC D-6: without it a customer who set the record and went home waits for ever. */
class CheckDomainsHandlerTest {

    @Test
    void record_shouldBeFoundByItself_whenItIsThere() {
        var order = Given.ovOrder(Stage.WAITING, "method-changed", "3-days-passed");
        order.ports().perspectives.show(probe -> true);
        var handler = new CheckDomainsHandler(order.ports());

        var answer = Invocation.of(handler::handleRequest, "side-paths/31-check-domains.json");

        assertThat(answer.json().path("done").intValue()).isEqualTo(1);
        assertThat(order.check("domain-ca-tbr-7-example.co.jp").passed()).isTrue();
    }
}
