package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC A-4: without it a customer who mistyped has to withdraw and apply anew. */
class EditApplicationHandlerTest {
    @Test
    void customer_shouldMendTheApplication_whenVettingHasNotBegun() {
        var order = Given.ovOrder(Stage.RECEIVED);
        var names = new FullyQualifiedNames();
        var ports = Given.judgedBy(
                order.ports(),
                new CsrCheck(names, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()),
                names);
        var answer =
                Invocation.of(new EditApplicationHandler(ports)::handleRequest, "side-paths/06-edit-application.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.order().application().registrationContact().telephone())
                .isEqualTo("03-5550-0199");
        assertThat(order.ports().flow.stops()).contains(new RecordingFlow.Attempt(order.id(), 1));
        assertThat(order.ports().flow.starts()).contains(new RecordingFlow.Attempt(order.id(), 2));
    }

    @Test
    void customer_shouldChooseAnotherMethod_whileTheOrderIsVetted() {
        var order = Given.ovOrder(Stage.WAITING);

        var answer = Invocation.of(
                new EditApplicationHandler(order.ports())::handleRequest, "side-paths/30-edit-application.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.check("domain-ca-tbr-7-example.co.jp").isLookedFor()).isTrue();
        assertThat(order.ports().flow.starts()).contains(new RecordingFlow.Attempt(order.id(), 2));
    }
}
