package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC D-7: without it we issue for a domain whose owner permits another CA only. */
class CheckCaaHandlerTest {
    @Test
    void order_shouldGoOn_whenNoRecordForbids() {
        var order = Given.ovOrder(Stage.ISSUING);
        var answer = Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ov-order/15-check-caa.json");
        assertThat(answer.result()).isEqualTo("PERMITTED");
        assertThat(order.order().caaPermittedAt()).contains(order.ports().clock.instant());
    }

    @Test
    void everyName_shouldBeAsked_whenACertificateHasMany() {
        var order = Given.evOrder(Stage.ISSUING);
        Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ev-order/41-check-caa.json");
        assertThat(order.ports().caaLookup.asked()).containsExactly("bank.example.co.jp", "login.bank.example.co.jp");
    }

    @Test
    void customer_shouldBeToldWhichRecord_whenItForbids() {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().caaLookup.forbid("www.example.co.jp");
        var answer = Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ov-order/15-check-caa.json");
        assertThat(answer.result()).isEqualTo("SENT_BACK");
        assertThat(order.order().correction().orElseThrow().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.text().ja()).contains("www.example.co.jp", "other.example"));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("CorrectionRequested");
    }
}
