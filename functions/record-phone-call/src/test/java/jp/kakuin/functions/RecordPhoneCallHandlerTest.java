package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kakuin.flow.Flow;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.PhoneCall;
import org.junit.jupiter.api.Test;

/** SPEC P-1: a call that was made has to be made again, or an agreed time is forgotten. */
class RecordPhoneCallHandlerTest {
    private static final String CHECK = "call-registration-contact";

    @Test
    void order_shouldGoOn_whenTheContactConfirms() {
        var order = Given.ovOrder(Stage.CALLING);
        var answer = Invocation.of(
                new RecordPhoneCallHandler(order.ports())::handleRequest, "ov-order/12-record-phone-call.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.check(CHECK).state()).isEqualTo(CheckState.PASSED);
        assertThat(order.ports().flow.signals())
                .endsWith(new RecordingFlow.Signalled(GivenOrder.taskToken(CHECK), Flow.Signal.PASSED));
    }

    @Test
    void humanResources_shouldBeHeard_whenAnEvOrderIsVetted() {
        var order = Given.evOrder(Stage.CALLING);
        Invocation.of(new RecordPhoneCallHandler(order.ports())::handleRequest, "ev-order/34-record-phone-call.json");
        assertThat(order.check("call-hr").calls())
                .singleElement()
                .satisfies(call -> assertThat(call.confirmed()).contains(PhoneCall.Confirmed.EMPLOYMENT));
    }

    @Test
    void agreedTime_shouldBeKept_whenTheContactIsOut() {
        var order = Given.ovOrder(Stage.CALLING);
        Invocation.of(new RecordPhoneCallHandler(order.ports())::handleRequest, "side-paths/14-record-phone-call.json");
        assertThat(order.check(CHECK).state()).isEqualTo(CheckState.WAITING);
        assertThat(order.check(CHECK).calls().getLast().callAgainAt()).contains(Instant.parse("2026-11-24T05:00:00Z"));
        assertThat(order.ports().flow.signals())
                .noneMatch(sent -> sent.taskToken().equals(GivenOrder.taskToken(CHECK)));
    }
}
