package jp.kakuin.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.kakuin.testkit.emulator.EmulatorProcess;
import jp.kakuin.testkit.emulator.LocalStack;

/**
 * The AWS API that adapter tests talk to, started once on a free port: LocalStack with {@code -Dkakuin.emulator=localstack}, else
 * MiniStack. {@code KAKUIN_MINISTACK} names one that runs already, {@code KAKUIN_PYTHON} a Python that has it; else it is the
 * project's own virtual environment. Without any of them the tests fail.
 */
public final class EmbeddedAws {

    public static final String REGION = "ap-northeast-1";

    private static URI endpoint;

    private EmbeddedAws() {}

    public static synchronized URI endpoint() {
        if (endpoint == null) {
            endpoint = start();
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

    /** Whether this run is on LocalStack; the tests that can do without the difference do. */
    public static boolean isLocalStack() {
        return System.getProperty("kakuin.emulator", "ministack").equals("localstack");
    }

    private static URI start() {
        var running = Optional.ofNullable(System.getenv("KAKUIN_MINISTACK"));
        try {
            var port = freePort();
            var folder = Files.createDirectories(Path.of("target/emulator-" + port));
            if (isLocalStack()) {
                return LocalStack.start(port, folder, Map.of()).awaitReady().endpoint();
            }
            return running.isPresent() ? URI.create(running.get()) : startMinistack(port, folder);
        } catch (IOException e) {
            throw new AssertionError("The emulator cannot be started", e);
        }
    }

    private static URI startMinistack(int port, Path folder) throws IOException {
        var builder = new ProcessBuilder(python().toString(), "-m", "ministack");
        builder.environment()
                .putAll(Map.of(
                        "BIND_HOST", "127.0.0.1",
                        "GATEWAY_PORT", Integer.toString(port),
                        "MINISTACK_REGION", REGION,
                        "LAMBDA_STRICT", "1",
                        "IOT_MTLS_ENABLED", "0",
                        "PERSIST_STATE", "0"));
        var process = EmulatorProcess.start(builder, folder.resolve("ministack.log"));
        var address = URI.create("http://127.0.0.1:" + port);
        process.awaitReady(address.resolve("/_ministack/health"));
        return address;
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
