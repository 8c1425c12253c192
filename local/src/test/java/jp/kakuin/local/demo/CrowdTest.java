package jp.kakuin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.kakuin.local.demo.Crowd.Served;
import jp.kakuin.local.web.Exchange;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void crowd_shouldBeCountedToItsLastOrder_whenSomeOfThemFail() {
        var orders = new ArrayList<Callable<Served>>();
        for (int i = 0; i < 5; i++) {
            orders.add(failing("order " + i + " does not move: ISSUING"));
        }
        orders.add(() -> closed("0a"));
        orders.add(() -> closed("0b"));

        var code = Load.told(Crowd.together(orders), Duration.ofMillis(1500), out());

        assertThat(code).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "7 orders put in at once: 2 closed, 2 different certificates, 1.5 s",
                        "5 of 7 orders failed, first: order 0 does not move: ISSUING; order 1 does not move: ISSUING;"
                                + " order 2 does not move: ISSUING");
    }

    @Test
    void crowd_shouldEndWell_onlyWhenEveryOrderHasACertificateOfItsOwn() {
        assertThat(Load.told(Crowd.together(List.of(() -> closed("0a"), () -> closed("0b"))), Duration.ZERO, out()))
                .isZero();
        assertThat(Load.told(Crowd.together(List.of(() -> closed("0a"), () -> closed("0a"))), Duration.ZERO, out()))
                .isEqualTo(1);
    }

    @Test
    void drill_shouldNotGoOn_whenAnOrderOfItsCrowdFailed() {
        var ended = Crowd.together(List.of(failing("answered 500"), () -> closed("0a")));

        assertThatIllegalStateException()
                .isThrownBy(ended::all)
                .withMessage("1 of 2 orders failed, first: answered 500");
    }

    @Test
    void request_shouldBeSentAgain_onlyWhenTheServerWasToBlame() {
        var faulty = new ArrayDeque<>(List.of(502, 200));
        assertThat(Crowd.persisting(() -> answered(faulty.remove()))).isEqualTo(200);

        var refused = new ArrayDeque<>(List.of(400, 200));
        assertThatIllegalStateException().isThrownBy(() -> Crowd.persisting(() -> answered(refused.remove())));
        assertThat(refused).containsExactly(200);
    }

    private static int answered(int status) {
        return new ApiClient.Reply(status, new byte[0]).orFail().status();
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private static Callable<Served> failing(String why) {
        return () -> {
            throw new IllegalStateException(why);
        };
    }

    private static Served closed(String serialNumber) {
        JsonNode order = Exchange.JSON.valueToTree(
                Map.of("status", "CLOSED", "certificate", Map.of("serialNumber", serialNumber)));
        return new Served(null, order);
    }
}
