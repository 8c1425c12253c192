package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC V-6: an order that all checks passed is not issued, or one is issued that nobody looked at as a whole. */
class RecordFinalReviewHandlerTest {
    @ParameterizedTest
    @CsvSource({"ov, ov-order/14-record-final-review.json", "ev, ev-order/40-record-final-review.json"})
    void order_shouldBeIssued_whenASecondPersonPassesIt(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.UNDER_REVIEW) : Given.evOrder(Stage.UNDER_REVIEW);
        var answer = Invocation.of(new RecordFinalReviewHandler(order.ports())::handleRequest, event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().status()).isEqualTo(OrderStatus.ISSUING);
        assertThat(order.ports().flow.signals())
                .endsWith(new RecordingFlow.Signalled(GivenOrder.taskToken("final-review"), Flow.Signal.PASSED));
    }
}
