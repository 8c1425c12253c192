package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.order.Order;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC X-1: a certificate whose key others have must be found at once, and its key never certified again. */
class ReportCompromisedKeyHandlerTest {

    private static final String EVENT = "side-paths/26-report-compromised-key.json";

    @Test
    void certificates_shouldBeNamed_whenTheirKeyIsReported() {
        var order = Given.ovOrder(Stage.ISSUED);

        var answer = report(order);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("key").path("reportedBy").asText()).isEqualTo("staff:suzuki");
        assertThat(answer.body().path("certificates")).hasSize(1);
        var affected = answer.body().path("certificates").get(0);
        assertThat(affected.path("orderId").asText()).isEqualTo(order.id().value());
        assertThat(affected.path("serialNumber").asText())
                .isEqualTo(order.order().certificate().orElseThrow().serialNumber());
        assertThat(affected.path("state").asText()).isEqualTo("ISSUED");
        assertThat(order.ports().compromisedKeys.find(key(order))).isPresent();
    }

    @Test
    void firstReport_shouldStayAndBeShown_whenTheKeyIsReportedAgain() {
        var order = Given.ovOrder(Stage.ISSUED);
        var first = report(order);
        order.ports().clock.advance(java.time.Duration.ofHours(1));
        assertThat(report(order).body()).isEqualTo(first.body());
    }

    @Test
    void expiredCertificate_shouldNotBeNamed_whenItCanNoLongerBeRevoked() {
        var order = Given.ovOrder(Stage.ISSUED);
        order.ports().clock.advance(java.time.Duration.ofDays(400));
        assertThat(report(order).body().path("certificates")).isEmpty();
    }

    /** Whatever the event's CSR is, it names the key of this order. */
    private static Invocation.Answer report(GivenOrder order) {
        KeyNames names = (pem, field) -> Result.accepted(new KeyNames.Name(key(order), CompromisedKey.Named.CSR));
        var world = order.ports();
        var ports = Given.judgedBy(world, world.csrInspector, world.hostNames, names);
        return Invocation.of(new ReportCompromisedKeyHandler(ports)::handleRequest, EVENT);
    }

    private static String key(GivenOrder given) {
        Order order = given.order();
        return order.application().decodedCsr().keySha256();
    }
}
