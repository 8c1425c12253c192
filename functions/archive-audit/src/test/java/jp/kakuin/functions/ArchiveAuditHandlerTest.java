package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** What happened to an order stays in the table alone, where a mistake can change it. */
class ArchiveAuditHandlerTest {
    @Test
    void entries_shouldBeInTheArchiveOnce_whenTheRunComesTwice() {
        var order = Given.ovOrder(Stage.RECEIVED);
        var waiting = order.ports().unarchived.all();
        var handler = new ArchiveAuditHandler(order.ports());
        var answer = Invocation.of(handler::handleRequest, "side-paths/24-archive-audit.json");
        Invocation.of(handler::handleRequest, "side-paths/24-archive-audit.json");
        assertThat(answer.json().path("archived").asInt()).isEqualTo(waiting.size());
        assertThat(answer.json().path("archiveLagSeconds").isNumber()).isTrue();
        assertThat(order.ports().auditArchive.records()).containsExactlyInAnyOrderElementsOf(waiting);
    }
}
