package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** BR 3.2.2.9: the second pair of eyes says what it sees, and can be made to look at nothing else. */
class CheckPerspectiveHandlerTest {

    private static final String EVENT = "side-paths/32-check-perspective.json";

    private final InMemoryPorts ports = new InMemoryPorts();

    @Test
    void sighting_shouldBeAnsweredAndNothingElse_whenAProbeIsSent() {
        ports.perspectives.forbid("www.example.co.jp");

        var answer = Invocation.of(new CheckPerspectiveHandler(ports)::handleRequest, EVENT);

        assertThat(answer.json().path("verdict").asText()).isEqualTo("CONTRADICTS");
        assertThat(answer.json().path("found").asText()).contains("other.example");
        assertThat(answer.json().size()).isEqualTo(2);
        assertThat(ports.perspectives.askedCaa()).containsExactly("www.example.co.jp");
    }

    @Test
    void nothing_shouldBeLookedUp_whenTheInputIsMoreThanAProbe() {
        var event = new EventFile(EVENT).json();
        event.put("resolver", "192.0.2.1");

        assertThatThrownBy(() -> Invocation.of(new CheckPerspectiveHandler(ports)::handleRequest, event))
                .hasMessageNotContaining("192.0.2.1");

        assertThat(ports.perspectives.asked()).isEmpty();
    }
}
