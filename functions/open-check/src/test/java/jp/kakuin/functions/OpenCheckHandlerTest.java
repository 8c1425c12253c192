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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC V-1: a check that is not opened is one that no vetter ever sees. */
class OpenCheckHandlerTest {
    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, ov-order/04-open-check.json",
        "ACKNOWLEDGED, ov-order/06-open-check.json",
        "VETTED,       ov-order/11-open-check.json",
        "CALLED,       ov-order/13-open-check.json",
        "ACKNOWLEDGED, ev-order/04-open-check.json",
        "ACKNOWLEDGED, ev-order/05-open-check.json",
        "ACKNOWLEDGED, ev-order/06-open-check.json",
        "ACKNOWLEDGED, ev-order/07-open-check.json",
        "ACKNOWLEDGED, ev-order/08-open-check.json",
        "ACKNOWLEDGED, ev-order/09-open-check.json",
        "ACKNOWLEDGED, ev-order/10-open-check.json",
        "ACKNOWLEDGED, ev-order/11-open-check.json",
        "ACKNOWLEDGED, ev-order/13-open-check.json",
        "ACKNOWLEDGED, ev-order/14-open-check.json",
        "VETTED,       ev-order/33-open-check.json",
        "VETTED,       ev-order/35-open-check.json",
        "VETTED,       ev-order/37-open-check.json",
        "CALLED,       ev-order/39-open-check.json",
    })
    void vetter_shouldSeeTheCheck_whenTheFlowOpensIt(Stage stage, String event) {
        var order = event.startsWith("ov") ? Given.ovOrder(stage) : Given.evOrder(stage);
        var check = new EventFile(event).json().path("checkId").asText();
        Invocation.of(new OpenCheckHandler(order.ports())::handleRequest, event);
        assertThat(order.check(check).state()).isEqualTo(CheckState.WAITING);
        assertThat(order.ports().flow.signals())
                .noneMatch(sent -> sent.taskToken().equals(GivenOrder.taskToken(check)));
    }

    @Test
    void flow_shouldNotHang_whenTheCheckHasPassedAlready() {
        var order = Given.ovOrder(Stage.VETTED);
        Invocation.of(new OpenCheckHandler(order.ports())::handleRequest, "ov-order/04-open-check.json");
        assertThat(order.ports().flow.signals())
                .endsWith(new RecordingFlow.Signalled(GivenOrder.taskToken("organisation"), Flow.Signal.PASSED));
    }

    @Test
    void flow_shouldEnd_whenTheOrderWasWithdrawn() {
        var order = Given.ovOrder(Stage.ACKNOWLEDGED, "withdrawn");
        Invocation.of(new OpenCheckHandler(order.ports())::handleRequest, "ov-order/04-open-check.json");
        assertThat(order.check("organisation").state()).isEqualTo(CheckState.PENDING);
        assertThat(order.ports().flow.signals())
                .endsWith(new RecordingFlow.Signalled(GivenOrder.taskToken("organisation"), Flow.Signal.SUPERSEDED));
    }
}
