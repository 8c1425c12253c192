package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC V-7: without it a customer forgets the order, or it stays open for ever. */
class ChaseWaitingOrdersHandlerTest {
    @Test
    void customer_shouldBeRemindedOnce_whenThreeDaysHavePassed() {
        var order = Given.ovOrder(Stage.WAITING, "3-days-passed");
        var handler = new ChaseWaitingOrdersHandler(order.ports());
        var answer = Invocation.of(handler::handleRequest, "side-paths/18-chase-waiting-orders.json");
        assertThat(answer.json().path("done").intValue()).isEqualTo(1);
        Invocation.of(handler::handleRequest, "side-paths/18-chase-waiting-orders.json");
        assertThat(order.ports().mailSender.to("sato@example.co.jp"))
                .filteredOn(mail -> mail.text().contains("OrderWaiting"))
                .hasSize(1);
    }

    @Test
    void customer_shouldBeToldOfTheEnd_whenNobodyAnsweredForThirtyDays() {
        var order = Given.ovOrder(Stage.WAITING, "31-days-passed");
        Invocation.of(
                new ChaseWaitingOrdersHandler(order.ports())::handleRequest, "side-paths/18-chase-waiting-orders.json");
        assertThat(order.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("OrderEnded", "EXPIRED");
    }
}
