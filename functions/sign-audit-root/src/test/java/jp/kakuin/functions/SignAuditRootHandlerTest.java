package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.audit.ArchiveAudit;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** A cut end of an order's chain is found by nobody. */
class SignAuditRootHandlerTest {
    @Test
    void headOfTheOrder_shouldBeSignedOnceAnHour_whenTheRunComesTwice() {
        var order = Given.ovOrder(Stage.RECEIVED);
        ArchiveAudit.of(order.ports()).run();
        var handler = new SignAuditRootHandler(order.ports());
        var first = Invocation.of(handler::handleRequest, "side-paths/25-sign-audit-root.json");
        var second = Invocation.of(handler::handleRequest, "side-paths/25-sign-audit-root.json");
        assertThat(first.json().path("rootsSigned").asInt()).isEqualTo(1);
        assertThat(second.json().path("rootsSigned").asInt()).isZero();
        var signed = order.ports().auditArchive.newestRoot().orElseThrow();
        assertThat(signed.intact()).isTrue();
        assertThat(signed.root().number()).isEqualTo(1);
        assertThat(signed.root().heads()).singleElement().satisfies(head -> {
            assertThat(head.order()).isEqualTo(order.id());
            assertThat(head.sequence()).isEqualTo(order.order().version());
        });
    }
}
