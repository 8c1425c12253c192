package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.order.OrderStatus;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC: a customer cannot order, or has ordered twice. */
class SubmitApplicationHandlerTest {
    private final InMemoryPorts world = Given.nothing();
    private final FullyQualifiedNames names = new FullyQualifiedNames();
    private final SubmitApplicationHandler handler =
            new SubmitApplicationHandler(Given.judgedBy(world, new CsrCheck(names), names));

    @ParameterizedTest
    @ValueSource(strings = {"ov-order/01-submit-application.json", "ev-order/01-submit-application.json"})
    void customer_shouldHaveOneOrderAndItsToken_whenSendingTheApplicationTwice(String event) {
        var first = Invocation.of(handler::handleRequest, event);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("token").asText()).isNotEmpty();
        var order = first.body().path("order").path("orderId").asText();
        assertThat(first.header("Location")).isEqualTo("/orders/" + order);
        assertThat(Invocation.of(handler::handleRequest, event).text()).isEqualTo(first.text());
        assertThat(world.orders.all()).singleElement().satisfies(kept -> {
            assertThat(kept.id().value()).isEqualTo(order);
            assertThat(kept.status()).isEqualTo(OrderStatus.RECEIVED);
            assertThat(world.flow.starts()).containsExactly(new RecordingFlow.Attempt(kept.id(), 1));
        });
    }
}
