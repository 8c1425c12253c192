package jp.kakuin.testkit.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.testkit.given.EventFile;
import org.testcontainers.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * LocalStack on loopback: in Docker or as a process, whichever {@code ./kakuin test} found possible and wrote down. It keeps nothing,
 * and a stack on it is made once and not updated, since it cannot move an alias.
 */
public final class LocalStack implements AutoCloseable {

    private static final Path HOME = EventFile.root().resolve("local/localstack");
    private static final String IMAGE = "localstack/localstack:4.14.0";
    private static final int PORT_IN_CONTAINER = 4566;

    private final URI endpoint;
    private final Optional<EmulatorProcess> process;
    private final AutoCloseable running;

    private LocalStack(URI endpoint, Optional<EmulatorProcess> process, AutoCloseable running) {
        this.endpoint = endpoint;
        this.process = process;
        this.running = running;
    }

    /**
     * Starts it; {@link #awaitReady()} waits.
     *
     * @param folder for all that it writes
     * @param functions maps the deployed name of each function to where on this machine it is run
     */
    public static LocalStack start(int port, Path folder, Map<String, URI> functions) throws IOException {
        return switch (Files.readString(HOME.resolve(".ready"))) {
            case "docker" -> inDocker(port, functions);
            case "host" -> asProcess(port, folder, functions);
            default -> throw new AssertionError("./kakuin test writes local/localstack/.ready");
        };
    }

    private static LocalStack asProcess(int port, Path folder, Map<String, URI> functions) throws IOException {
        var builder = new ProcessBuilder(List.of(
                HOME.resolve(".venv/bin/python").toString(),
                HOME.resolve("run.py").toString(),
                Integer.toString(port),
                folder.toString()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAKUIN_FUNCTIONS", addresses(functions, "127.0.0.1"));
        var process = EmulatorProcess.start(builder, folder.resolve("localstack.log"));
        return new LocalStack(at(port), Optional.of(process), process);
    }

    /** The functions run outside the container: their ports are made known to it, and the same plugin leads there. */
    private static LocalStack inDocker(int port, Map<String, URI> functions) throws IOException {
        functions.values().stream().map(URI::getPort).distinct().forEach(Testcontainers::exposeHostPorts);
        @SuppressWarnings("resource") // closed by close()
        var container = new LocalStackContainer(DockerImageName.parse(IMAGE))
                .withCopyFileToContainer(MountableFile.forHostPath(HOME.resolve("plugin")), "/opt/kakuin")
                .withEnv("PYTHONPATH", "/opt/kakuin")
                .withEnv("LAMBDA_RUNTIME_EXECUTOR", "kakuin")
                .withEnv("KAKUIN_FUNCTIONS", addresses(functions, "host.testcontainers.internal"))
                .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0")
                .withEnv("LAMBDA_RETRY_BASE_DELAY", "1");
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + PORT_IN_CONTAINER));
        container.start();
        return new LocalStack(at(port), Optional.empty(), container);
    }

    private static String addresses(Map<String, URI> functions, String host) throws IOException {
        var addresses = new HashMap<String, String>();
        functions.forEach(
                (name, address) -> addresses.put(name, "http://" + host + ":" + address.getPort() + address.getPath()));
        return new ObjectMapper().writeValueAsString(addresses);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** 0 if it runs in a container. */
    public long pid() {
        return process.map(own -> own.process().pid()).orElse(0L);
    }

    /** A container was ready when it was started. */
    public LocalStack awaitReady() throws IOException {
        if (process.isPresent()) {
            process.get().awaitReady(endpoint.resolve("/_localstack/health"));
        }
        return this;
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("LocalStack does not stop", e);
        }
    }
}
