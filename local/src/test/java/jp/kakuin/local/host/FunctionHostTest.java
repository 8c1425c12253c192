package jp.kakuin.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.local.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionHostTest {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger ran = new AtomicInteger();
    private RequestStreamHandler handler = (in, out, context) -> out.write(in.readAllBytes());
    private FunctionHost host;
    private WebServer web;

    @BeforeEach
    void start() throws Exception {
        host = new FunctionHost(
                List.of(declared("echo"), declared("other")),
                function -> {
                    made.incrementAndGet();
                    return (in, out, context) -> {
                        ran.incrementAndGet();
                        handler.handleRequest(in, out, context);
                    };
                },
                1);
        web = new WebServer(0).route("/functions", host::serve).start();
    }

    private static FunctionDeclaration declared(String name) {
        return new FunctionDeclaration(
                "TheFunction", name, "java25", "x.Echo", "handleRequest", Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        web.close();
        host.close();
    }

    @Test
    void handler_shouldBeMadeOnce_whenItIsCalledOften() throws Exception {
        assertThat(call("{\"a\":1}").body()).isEqualTo("{\"a\":1}");
        assertThat(call("{\"a\":2}").body()).isEqualTo("{\"a\":2}");
        assertThat(made).hasValue(1);
    }

    @Test
    void handler_shouldSeeItsRealContext_soThatItCanStopInTime() throws Exception {
        handler = (in, out, context) -> out.write((context.getAwsRequestId() + " " + context.getFunctionName() + " "
                        + (context.getRemainingTimeInMillis() > 1000))
                .getBytes(StandardCharsets.UTF_8));

        assertThat(call("{}").body()).isEqualTo("request-1 kakuin-echo true");
    }

    @Test
    void fault_shouldReachTheCaller_whenTheHandlerThrows() throws Exception {
        handler = (in, out, context) -> {
            throw new IllegalStateException("the table is away");
        };

        var answer = call("{}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"the table is away\"}");
    }

    @Test
    void invocation_shouldEnd_whenTheFunctionsTimeIsOver() throws Exception {
        handler = (in, out, context) -> {
            await(new CountDownLatch(1));
        };

        var answer = call("{}", System.currentTimeMillis() + 100);

        assertThat(answer.body()).contains("Sandbox.Timedout");
    }

    @Test
    void plannedFaults_shouldStrikeOnceEach_beforeOrAfterTheWork() throws Exception {
        host.faults().plan("echo", 1, new Fault(Fault.Moment.BEFORE, Duration.ZERO));
        host.faults().plan("echo", 1, new Fault(Fault.Moment.AFTER, Duration.ofMillis(1)));

        assertThat(call("{}").statusCode()).isEqualTo(500);
        assertThat(ran).hasValue(0);
        assertThat(call("{}").statusCode()).isEqualTo(500);
        assertThat(ran).hasValue(1);
        assertThat(call("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void invocation_shouldNotRun_whenItsCallerHasGivenUpBeforeItsTurn() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        handler = (in, out, context) -> {
            begun.countDown();
            await(mayEnd);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> call("{}"));
            await(begun);

            assertThat(call("{}", System.currentTimeMillis() + 100).body()).contains("before its turn");
            assertThat(ran).hasValue(1);

            mayEnd.countDown();
            assertThat(first.get().statusCode()).isEqualTo(200);
        }
        assertThat(call("{}").statusCode())
                .as("the place is free again, that of the late one too")
                .isEqualTo(200);
    }

    @Test
    void function_shouldBeAnswered_whenItCallsAnotherWhileItHoldsThePlace() throws Exception {
        handler = (in, out, context) -> {
            if (new String(in.readAllBytes(), StandardCharsets.UTF_8).equals("{}")) {
                out.write(inner().getBytes(StandardCharsets.UTF_8));
            } else {
                out.write("inner".getBytes(StandardCharsets.UTF_8));
            }
        };

        assertThat(call("{}").body()).isEqualTo("inner");
    }

    private String inner() {
        try {
            return call("other", "1", System.currentTimeMillis() + 20_000).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> call(String event) throws Exception {
        return call(event, System.currentTimeMillis() + 20_000);
    }

    private HttpResponse<String> call(String event, long deadline) throws Exception {
        return call("echo", event, deadline);
    }

    private HttpResponse<String> call(String function, String event, long deadline) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + web.port() + "/functions/" + function))
                    .header("X-Amzn-Lambda-Function-Name", "kakuin-echo")
                    .header("X-Amzn-Lambda-Request-Id", "request-1")
                    .header("X-Amzn-Lambda-Deadline-Ms", String.valueOf(deadline))
                    .POST(BodyPublishers.ofString(event));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
