package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.flow.Flow;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC V-8: a result that is lost, or a pass without the evidence that auditors ask for. */
class RecordCheckHandlerTest {
    @ParameterizedTest
    @CsvSource({
        "WAITING, ov-order/09-record-check.json",
        "WAITING, ov-order/10-record-check.json",
        "AGREEING, ev-order/23-record-check.json",
        "AGREEING, ev-order/24-record-check.json",
        "AGREEING, ev-order/25-record-check.json",
        "AGREEING, ev-order/26-record-check.json",
        "AGREEING, ev-order/27-record-check.json",
        "AGREEING, ev-order/28-record-check.json",
        "AGREEING, ev-order/29-record-check.json",
        "AGREEING, ev-order/30-record-check.json",
        "AGREEING, ev-order/31-record-check.json",
        "AGREEING, ev-order/32-record-check.json",
    })
    void order_shouldGoOnWithItsEvidenceKept_whenAVetterPassesACheck(Stage stage, String event) {
        var order = event.startsWith("ov") ? Given.ovOrder(stage) : Given.evOrder(stage);
        var check = new EventFile(event)
                .json()
                .path("pathParameters")
                .path("checkId")
                .asText();
        var answer = Invocation.of(new RecordCheckHandler(order.ports())::handleRequest, event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.check(check).state()).isEqualTo(CheckState.PASSED);
        assertThat(order.check(check).decision().orElseThrow().evidence()).isNotEmpty();
        assertThat(order.order().checkedBy()).containsExactly("sato");
        assertThat(order.ports().flow.signals())
                .endsWith(new RecordingFlow.Signalled(GivenOrder.taskToken(check), Flow.Signal.PASSED));
    }
}
