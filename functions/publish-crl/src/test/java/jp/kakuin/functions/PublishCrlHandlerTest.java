package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.status.CrlPart;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** Nobody hears of a CRL that grows old. */
class PublishCrlHandlerTest {

    @Test
    void run_shouldSayWhatItPublishedAndHowTheCrlsStand_inFiguresThatAlarmsRead() {
        var ports = Given.nothing();
        ports.crlPress.with(new CrlPart("http://crl.kakuin.example/issuing/0.crl", "6b"));
        ports.crlPress.respondersEndAt(ports.clock.instant().plus(Duration.ofDays(20)));
        var handler = new PublishCrlHandler(ports);

        var first = Invocation.of(handler::handleRequest, "side-paths/34-publish-crl.json")
                .json();
        ports.clock.moveTo(ports.clock.instant().plus(Duration.ofHours(1)));
        var second = Invocation.of(handler::handleRequest, "side-paths/34-publish-crl.json")
                .json();

        assertThat(first.path("crlsPublished").asInt()).isOne();
        assertThat(second.path("crlsPublished").asInt()).isZero();
        assertThat(second.path("crlAgeSeconds").asInt()).isEqualTo(3600);
        assertThat(second.path("crlSecondsLeft").asInt()).isEqualTo(7 * 86_400 - 3600);
        assertThat(second.path("revocationWaitSeconds").asInt()).isZero();
        assertThat(second.path("responderSecondsLeft").asInt()).isEqualTo(20 * 86_400 - 3600);
        assertThat(ports.crlPress.printed()).hasSize(1);
    }
}
