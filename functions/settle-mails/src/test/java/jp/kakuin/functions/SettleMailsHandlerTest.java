package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** A mail that an interrupted step owes never goes out. */
class SettleMailsHandlerTest {
    @Test
    void customer_shouldGetTheOwedMails_whenTheStepThatSendsThemWasLost() {
        var order = Given.ovOrder(Stage.RECEIVED);
        order.ports().clock.advance(Duration.ofMinutes(30));
        var handler = new SettleMailsHandler(order.ports());
        Invocation.of(handler::handleRequest, "side-paths/19-settle-mails.json");
        Invocation.of(handler::handleRequest, "side-paths/19-settle-mails.json");
        assertThat(order.ports().mailSender.to("sato@example.co.jp")).hasSize(2);
    }
}
