package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.local.web.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.model.RawMessage;

/** The sample stack on the real embedded AWS API. */
@Timeout(120)
class LocalSystemTest {

    private static final Path SAMPLE = Path.of("src/test/resources/sample");

    @TempDir
    Path root;

    private final BlockingQueue<Check> opened = new LinkedBlockingQueue<>();
    private final AtomicReference<LocalSystem.Surroundings> surroundings = new AtomicReference<>();
    private final Semaphore reconciled = new Semaphore(0);
    private Workplace workplace;

    private record Check(String order, String id, String token) {}

    @BeforeEach
    void lay() throws IOException {
        copy(SAMPLE, root);
        Files.createDirectories(root.resolve("local"));
        Files.copy(Path.of("ministack_child.py"), root.resolve("local/ministack_child.py"));
        // The interpreter knows its packages by the folder it is in, so the folder itself is linked.
        Files.createSymbolicLink(
                root.resolve("local/.venv"), Path.of(".venv").toAbsolutePath().normalize());
        workplace = new Workplace(root, FreeRow.first());
    }

    private LocalSystem system;

    @AfterEach
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    private LocalSystem start(boolean fresh) throws IOException {
        return LocalSystem.start(workplace, fresh, around -> {
            surroundings.set(around);
            return this::handler;
        });
    }

    @Test
    void orders_shouldWaitForPeopleSideBySide_andGoOnOnceAllAnswered() throws Exception {
        system = start(false);
        try (var flow = system.aws().stepFunctions()) {
            var execution = flow.startExecution(
                            request -> request.stateMachineArn(system.outputs().get("OrderFlow"))
                                    .name("order-1")
                                    .input("{\"orderId\":\"order-1\",\"attempt\":1}"))
                    .executionArn();

            for (int i = 0; i < 6; i++) {
                var check = opened.poll(20, TimeUnit.SECONDS);
                flow.sendTaskSuccess(request -> request.taskToken(check.token()).output("{\"result\":\"PASSED\"}"));
            }

            assertThat(ended(flow, execution)).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void api_shouldKeepItsAddressAndReachTheHandler_throughTheGate() throws Exception {
        system = start(false);

        var answer = post(system.api() + "/orders/K-1?x=1", "{\"product\":\"sr3\"}");

        assertThat(Exchange.JSON.readTree(answer).path("path").asText()).isEqualTo("/orders/{orderId}");
        assertThat(surroundings.get().deployment().variablesOf("kakuin-validate-csr"))
                .containsKey("TABLE");
        var endpoints =
                Exchange.JSON.readTree(root.resolve("out/endpoints.json").toFile());
        assertThat(endpoints.path("api").asText()).isEqualTo(system.api().toString());
        assertThat(endpoints.path("staff").path("sato").asText()).isNotEmpty();
    }

    @Test
    void mail_shouldReachTheMailbox_whenAFunctionSendsIt() throws Exception {
        system = start(false);
        var raw = "From: ca@mail.kakuin.example.co.jp\r\nTo: yamada@example.co.jp\r\nSubject: Hello\r\n\r\nHi\r\n";
        try (var ses = system.aws().ses()) {
            ses.sendRawEmail(request -> request.source("ca@mail.kakuin.example.co.jp")
                    .destinations("yamada@example.co.jp")
                    .rawMessage(RawMessage.builder()
                            .data(SdkBytes.fromUtf8String(raw))
                            .build()));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (system.mails().to("yamada@example.co.jp").isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(system.mails().to("yamada@example.co.jp")).hasSize(1);
    }

    @Test
    void data_shouldSurviveARestart_andAnUnchangedTemplateShouldDeployAgain() throws Exception {
        system = start(false);
        try (var s3 = system.aws().s3()) {
            s3.createBucket(request -> request.bucket("kept"));
            s3.putObject(
                    request -> request.bucket("kept").key("a"),
                    software.amazon.awssdk.core.sync.RequestBody.fromString("still here"));
        }
        system.clock().moveBy(Duration.ofDays(90));
        var api = system.outputs().get("ApiId");
        system.close();

        system = start(false);

        try (var s3 = system.aws().s3()) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket("kept").key("a"))
                            .asUtf8String())
                    .isEqualTo("still here");
        }
        assertThat(system.outputs()).containsEntry("ApiId", api);
        assertThat(system.clock().instant()).isAfter(java.time.Instant.now().plus(Duration.ofDays(80)));
    }

    @Test
    void ordersInFlight_shouldBeTakenUpAgain_whenTheSuiteStartsAgain() throws Exception {
        system = start(false);
        String execution;
        try (var flow = system.aws().stepFunctions()) {
            execution = flow.startExecution(
                            request -> request.stateMachineArn(system.outputs().get("OrderFlow"))
                                    .name("order-2")
                                    .input("{\"orderId\":\"order-2\",\"attempt\":1}"))
                    .executionArn();
            assertThat(opened.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
        system.close();

        system = start(false);

        assertThat(reconciled.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        try (var flow = system.aws().stepFunctions()) {
            assertThat(ended(flow, execution)).isEqualTo("ABORTED");
        }
    }

    @Test
    void secondStart_shouldBeRefusedInOneSentence_whenTheSuiteRunsOrAPortIsTaken() throws Exception {
        system = start(false);
        assertThatThrownBy(() -> start(false)).isInstanceOf(CannotStart.class).hasMessageContaining("already runs");
        system.close();

        try (var taken = new ServerSocket(workplace.port() + 1, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(taken.getLocalPort() + " is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void brokenTemplate_shouldSayWhichResourceFailed_whenItIsDeployed() throws Exception {
        var template = root.resolve("template.yaml");
        Files.writeString(
                template, Files.readString(template).replace("Outputs:", "  Odd: {Type: AWS::No::Such}\nOutputs:"));

        assertThatThrownBy(() -> start(false)).hasMessageContaining("AWS::No::Such");
    }

    private RequestStreamHandler handler(FunctionDeclaration function) {
        return (in, out, context) -> {
            var event = Exchange.JSON.readTree(in);
            Object answer = switch (function.name()) {
                case "open-check" -> {
                    opened.add(new Check(
                            event.path("orderId").asText(),
                            event.path("checkId").asText(),
                            event.path("taskToken").asText()));
                    yield Map.of();
                }
                case "reconcile-orders" -> {
                    reconciled.release();
                    yield Map.of();
                }
                default ->
                    event.has("resource") ? apiAnswer(event.path("resource").asText()) : step(event);
            };
            out.write(Exchange.JSON.writeValueAsBytes(answer));
        };
    }

    private static Object apiAnswer(String path) {
        return Map.of("statusCode", 200, "body", "{\"path\":\"" + path + "\"}");
    }

    private static Object step(com.fasterxml.jackson.databind.JsonNode event) {
        return event.has("deliver")
                ? Map.of("result", "DELIVERED", "invoiceAt", "2020-01-01T00:00:00Z")
                : Map.of(
                        "result",
                        "VALID",
                        "checks",
                        Map.of(
                                "evidence", new String[] {"E1", "E2"},
                                "domains", new String[] {"D1"},
                                "agreement", new String[] {"G1"},
                                "calls", new String[] {"C1", "C2"}));
    }

    private static String ended(software.amazon.awssdk.services.sfn.SfnClient flow, String execution) {
        while (true) {
            var status = flow.describeExecution(request -> request.executionArn(execution))
                    .statusAsString();
            if (!status.equals("RUNNING")) {
                return status;
            }
        }
    }

    private static String post(String uri, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(uri))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (Path each : tree.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(each, target);
                }
            }
        }
    }
}
