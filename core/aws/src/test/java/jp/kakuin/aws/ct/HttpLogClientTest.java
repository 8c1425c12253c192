package jp.kakuin.aws.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.LogFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6962 4.2 over HTTP, and whatever else a server may say. */
class HttpLogClientTest {

    private static final byte[] ID = new byte[32];
    private static final String GOOD = """
        {"sct_version": 0, "id": "%s", "timestamp": 1795222800123, "extensions": "AAU=", "signature": "BAMAAQU="}
        """.formatted(Base64.getEncoder().encodeToString(ID));

    private final HttpLogClient client = new HttpLogClient(Duration.ofSeconds(20));
    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int status = 200;
    private String answer = GOOD;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hangs/", _ -> await());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere/");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void timestamp_shouldBeReadAsTheLogGaveIt_whenTheChainIsSent() {
        var timestamp = client.addPreChain(log("/log/"), List.of(new byte[] {1, 2}, new byte[] {3}));
        assertThat(asked).containsExactly("POST /log/ct/v1/add-pre-chain {\"chain\":[\"AQI=\",\"Aw==\"]}");
        assertThat(timestamp.logId()).isEqualTo(ID);
        assertThat(timestamp.timestamp()).isEqualTo(Instant.ofEpochMilli(1795222800123L));
        assertThat(timestamp.extensions()).containsExactly(0, 5);
        assertThat(timestamp.signature()).containsExactly(4, 3, 0, 1, 5);
        client.addChain(log("/log/"), List.of(new byte[] {1}));
        assertThat(asked.getLast()).startsWith("POST /log/ct/v1/add-chain ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}                                     | status 500",
                "429 | {}                                     | status 429",
                "302 | {}                                     | status 302",
                "200 | <html>                                 | no answer",
                "200 | {}                                     | an answer that is no timestamp",
                "200 | {\"sct_version\": 1, \"timestamp\": 1} | an answer that is no timestamp",
                "200 | {\"sct_version\": 0, \"timestamp\": 1, \"id\": \"?\"} | an answer that is no timestamp",
            })
    void log_shouldHaveFailed_whenItAnswersAnythingElse(int newStatus, String newAnswer, String reason) {
        status = newStatus;
        answer = newAnswer;
        assertThatThrownBy(() -> client.addPreChain(log("/log/"), List.of()))
                .isInstanceOf(LogFailure.class)
                .hasMessage(reason);
        assertThat(asked).as("asked once, and followed nowhere").hasSize(1);
    }

    @Test
    void log_shouldHaveFailed_whenItDoesNotAnswerOrIsNotThere() {
        var hasty = new HttpLogClient(Duration.ofMillis(100));
        assertThatThrownBy(() -> hasty.addPreChain(log("/hangs/"), List.of())).hasMessage("no answer in time");
        end.countDown();
        var nobody = log("/log/");
        server.stop(0);
        assertThatThrownBy(() -> client.addPreChain(nobody, List.of())).hasMessage("no answer");
    }

    private CtLog log(String path) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new CtLog(
                "log",
                "operator",
                "00",
                null,
                url,
                CtLog.Form.RFC6962,
                CtLog.State.USABLE,
                Instant.EPOCH,
                Optional.empty());
    }
}
