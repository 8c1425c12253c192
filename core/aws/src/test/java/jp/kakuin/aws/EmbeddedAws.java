package jp.kakuin.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The AWS API that adapter tests talk to: MiniStack, started once on a free port. {@code KAKUIN_MINISTACK} names one that runs already,
 * {@code KAKUIN_PYTHON} a Python that has it; else it is the project's own virtual environment. Without any of them the tests fail.
 */
public final class EmbeddedAws {

    public static final String REGION = "ap-northeast-1";

    private static final int POLLS = 200;
    private static final int POLL_MILLIS = 100;
    private static URI endpoint;

    private EmbeddedAws() {}

    public static synchronized URI endpoint() {
        if (endpoint == null) {
            endpoint = Optional.ofNullable(System.getenv("KAKUIN_MINISTACK"))
                    .map(URI::create)
                    .orElseGet(EmbeddedAws::start);
        }
        return endpoint;
    }

    /** A function's environment whose AWS is here. */
    public static FunctionEnvironment environment(Map<String, String> variables) {
        return new TestEnvironment(variables, Optional.of(endpoint()));
    }

    static AwsClients clients() {
        return new AwsClients(environment(Map.of("AWS_REGION", REGION)));
    }

    private static URI start() {
        try {
            var port = freePort();
            var log = Files.createTempFile("ministack", ".log");
            var builder = new ProcessBuilder(python().toString(), "-m", "ministack")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "BIND_HOST", "127.0.0.1",
                            "GATEWAY_PORT", Integer.toString(port),
                            "MINISTACK_REGION", REGION,
                            "LAMBDA_STRICT", "1",
                            "IOT_MTLS_ENABLED", "0",
                            "PERSIST_STATE", "0"));
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var address = URI.create("http://127.0.0.1:" + port);
            awaitReady(process, address, log);
            return address;
        } catch (IOException e) {
            throw new AssertionError("MiniStack cannot be started", e);
        }
    }

    private static Path python() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("KAKUIN_PYTHON")).map(Path::of).stream(),
                        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                                .map(folder -> folder.resolve("local/.venv/bin/python")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("These tests need MiniStack: run them by ./kakuin test, which makes"
                                + " local/.venv, or set KAKUIN_PYTHON to a Python that has ministack[full]"));
    }

    private static void awaitReady(Process process, URI address, Path log) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            for (int poll = 0; poll < POLLS; poll++) {
                if (answers(client, address)) {
                    return;
                }
                if (endsWithin(process, POLL_MILLIS)) {
                    break;
                }
            }
        }
        throw new AssertionError("MiniStack did not start: " + Files.readString(log));
    }

    private static boolean answers(HttpClient client, URI address) {
        try {
            var health = HttpRequest.newBuilder(address.resolve("/_ministack/health"));
            return client.send(health.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean endsWithin(Process process, int millis) {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRuns) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    // Below those that outgoing connections take, so that nobody takes it before the emulator does.
    private static int freePort() {
        return new Random()
                .ints(20_000, 30_000)
                .filter(EmbeddedAws::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
