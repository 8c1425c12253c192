package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC X-1: what a customer asked for at night is forgotten. */
class WatchRevocationsHandlerTest {

    @Test
    void certificate_shouldBeRevoked_whenNobodyTelephonedForTwentyHours() {
        var order = Given.ovOrder(Stage.ISSUED, "revocation-asked");
        order.ports().clock.advance(Duration.ofHours(20));
        Invocation.of(
                new WatchRevocationsHandler(order.ports())::handleRequest, "side-paths/45-watch-revocations.json");
        assertThat(order.order().revocation()).isPresent();
    }
}
