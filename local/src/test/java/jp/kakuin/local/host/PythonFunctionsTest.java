package jp.kakuin.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Python function here fails as on Lambda: alone, and only for the invocation that failed. */
@Timeout(30)
class PythonFunctionsTest {

    private static final FunctionDeclaration ECHO = new FunctionDeclaration(
            "EchoFunction", "echo", "python3.13", "echo.handle", "handleRequest", Duration.ofSeconds(5));

    @TempDir
    private Path root;

    private PythonFunctions functions;
    private RequestStreamHandler echo;

    @BeforeEach
    void layOut() throws IOException {
        var folder = root.resolve("functions/echo");
        Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(folder.resolve("src/main/resources/echo.py"), """
                import os, time
                def handle(event, context):
                    if "wait" in event: time.sleep(60)
                    if "die" in event: os._exit(3)
                    if "fail" in event: raise ValueError("fails")
                    print("noise")
                    return {"echo": event}
                """);
        Files.createDirectories(folder.resolve(".venv/bin"));
        Files.createSymbolicLink(
                folder.resolve(".venv/bin/python"),
                EventFile.root().resolve("functions/lint-certificate/.venv/bin/python"));
        Files.createSymbolicLink(root.resolve("local"), EventFile.root().resolve("local"));
        functions = new PythonFunctions(root, root);
        echo = functions.handler(ECHO);
    }

    @AfterEach
    void stop() {
        functions.close();
    }

    @Test
    void caller_shouldGetItsOwnAnswer_whenManyCallAtOnce() {
        var calls = IntStream.range(0, 40)
                .mapToObj(
                        number -> CompletableFuture.supplyAsync(() -> invoke("{\"n\":" + number + ",\"t\":\"角印\\n\"}")))
                .toList();
        IntStream.range(0, 40)
                .forEach(number -> assertThat(calls.get(number).join())
                        .isEqualTo("{\"echo\":{\"n\":" + number + ",\"t\":\"角印\\n\"}}"));
        assertThat(root.resolve("functions/echo/src/main/resources/__pycache__"))
                .doesNotExist();
    }

    @Test
    void function_shouldGoOn_whenOneInvocationFailed() {
        assertThatThrownBy(() -> call("{\"fail\":1}")).hasMessage("ValueError: fails");
        assertThatThrownBy(() -> call("{")).isInstanceOf(IOException.class);
        assertThat(invoke("{}")).isEqualTo("{\"echo\":{}}");
    }

    @Test
    void function_shouldBeStartedAgain_whenItsProcessDied() {
        assertThatThrownBy(() -> call("{\"die\":1}")).hasMessageContaining("the function's process ended");
        assertThat(invoke("{}")).isEqualTo("{\"echo\":{}}");
    }

    @Test
    void process_shouldEnd_whenItsTimeIsUp() throws Exception {
        var begun = new CountDownLatch(1);
        var outcome = new CompletableFuture<Throwable>();
        var caller = Thread.ofVirtual().start(() -> {
            begun.countDown();
            try {
                call("{\"wait\":1}");
                outcome.complete(null);
            } catch (IOException e) {
                outcome.complete(e);
            }
        });
        begun.await();
        caller.interrupt();
        assertThat(outcome.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(invoke("{}")).isEqualTo("{\"echo\":{}}");
    }

    @Test
    void person_shouldReadWhatToDo_whenThePackagesAreMissing() throws IOException {
        Files.delete(root.resolve("functions/echo/.venv/bin/python"));
        assertThatThrownBy(() -> new PythonFunctions(root, root).handler(ECHO))
                .hasMessageContaining("./kakuin packages makes it");
    }

    private String invoke(String event) {
        try {
            return call(event);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String call(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        echo.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
