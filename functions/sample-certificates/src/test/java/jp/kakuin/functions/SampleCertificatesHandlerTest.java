package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** Nobody hears of what the quarter's sample found. */
class SampleCertificatesHandlerTest {

    @Test
    void run_shouldSayWhatItDrewAndFound_inFiguresThatAlarmsRead() {
        var ports = Given.ovOrder(Stage.ISSUED).ports();
        ports.certificateReview.find("policy (BR 7.1.6): wrong");
        ports.clock.advance(Duration.ofDays(92));

        var handler = new SampleCertificatesHandler(ports);
        var said = Invocation.of(handler::handleRequest, "side-paths/46-sample-certificates.json")
                .json();

        assertThat(said.path("issued").asInt()).isOne();
        assertThat(said.path("drawn").asInt()).isOne();
        assertThat(said.path("reviewed").asInt()).isOne();
        assertThat(said.path("failed").asInt()).isZero();
        assertThat(said.path("sampleFindings").asInt()).isOne();
    }
}
