package jp.kakuin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged on Lambda beside an invocation's own line: found by the order's number, and quoting nobody. */
class JournalHandlerTest {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void takeOver() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        JournalHandler.takeOver();
    }

    @AfterEach
    void giveBack() throws IOException {
        System.setOut(before);
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void operator_shouldFindOurWarning_whenHeSearchesForTheOrder() {
        System.getLogger("jp.kakuin.due.DueRun")
                .log(System.Logger.Level.ERROR, "{0} of order {1} failed", "reminder", new OrderId("K0HV5R34X51SB"));
        assertThat(line().path("order").asText()).isEqualTo("K0HV5R34X51SB");
        assertThat(line().path("level").asText()).isEqualTo("SEVERE");
        assertThat(line().path("message").asText()).isEqualTo("reminder of order K0HV5R34X51SB failed");
    }

    @Test
    void customer_shouldNotBeQuoted_whenALibraryComplainsOfHisText() {
        Logger.getLogger("org.example.parser")
                .log(java.util.logging.Level.WARNING, "cannot read 山田", new IOException("山田 太郎"));
        assertThat(line().path("logger").asText()).isEqualTo("org.example.parser");
        assertThat(line().path("fault").path(0).asText()).isEqualTo("java.io.IOException");
        assertThat(line().toString()).doesNotContain("山田");
    }

    @Test
    void invocation_shouldBeKnown_whenSomethingIsLoggedWithinIt() {
        var invocation = JournalLine.begin(null).with("request", "r-1").order("K0HV5R34X51SB");
        invocation.during(() -> {
            System.getLogger("jp.kakuin.flow").log(System.Logger.Level.WARNING, "slow");
            return null;
        });
        assertThat(line().path("request").asText()).isEqualTo("r-1");
        assertThat(line().path("order").asText()).isEqualTo("K0HV5R34X51SB");
    }

    @Test
    void line_shouldBeJsonAlone_whenTheConsoleWouldHaveWrittenToo() {
        assertThat(Logger.getLogger("").getHandlers()).hasSize(1).noneMatch(ConsoleHandler.class::isInstance);
    }

    private JsonNode line() {
        try {
            return Json.mapper().readTree(written.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
