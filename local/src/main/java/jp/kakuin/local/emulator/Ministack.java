package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.kakuin.local.CannotStart;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;

/**
 * The embedded AWS API: MiniStack as one Python process on loopback. It ends with this process (its standard input is the leash)
 * and writes its state when it ends.
 */
public final class Ministack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private static final String STATE = "state";

    private final Process process;
    private final URI endpoint;
    private final Path log;
    private final int lostExecutions;

    private Ministack(Process process, URI endpoint, Path log, int lostExecutions) {
        this.process = process;
        this.endpoint = endpoint;
        this.log = log;
        this.lostExecutions = lostExecutions;
    }

    /** Starts it without waiting; {@code functions} maps the deployed name of each function to where it is run. */
    public static Ministack start(Workplace workplace, Map<String, URI> functions) throws IOException {
        Path python = workplace.root().resolve("local/.venv/bin/python");
        if (!Files.isExecutable(python)) {
            throw new CannotStart("local/.venv is not there: start by ./kakuin, which makes it.");
        }
        return start(python, workplace, functions);
    }

    /** The same with another Python that has MiniStack, for tests. */
    public static Ministack start(Path python, Workplace workplace, Map<String, URI> functions) throws IOException {
        Files.createDirectories(workplace.log());
        Path aws = Files.createDirectories(workplace.state().resolve("aws"));
        Path log = workplace.log().resolve("ministack.log");
        var builder = new ProcessBuilder(List.of(
                python.toString(),
                workplace.root().resolve("local/ministack_child.py").toString()));
        builder.directory(aws.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MINISTACK_LAMBDA_PROXY_"));
        builder.environment().putAll(environment(workplace, aws, functions));
        int lost = LostExecutions.abort(aws.resolve(STATE));
        return new Ministack(builder.start(), workplace.awsEndpoint(), log, lost);
    }

    private static Map<String, String> environment(Workplace workplace, Path aws, Map<String, URI> functions) {
        var variables = new HashMap<String, String>();
        variables.put("BIND_HOST", Workplace.ADDRESS);
        variables.put("GATEWAY_PORT", String.valueOf(workplace.awsPort()));
        variables.put("MINISTACK_HOST", Workplace.ADDRESS);
        variables.put("MINISTACK_REGION", AwsClients.REGION);
        // Without this a function that has no proxy answers success with a made-up body.
        variables.put("LAMBDA_STRICT", "1");
        // Its own limit goes by the machine's memory, and a task that waits by token is never tried again if refused
        // there.
        variables.put("LAMBDA_ACCOUNT_CONCURRENCY", "0");
        variables.put("IOT_MTLS_ENABLED", "0");
        variables.put("PERSIST_STATE", "1");
        variables.put("STATE_DIR", aws.resolve(STATE).toString());
        variables.put("S3_PERSIST", "1");
        variables.put("S3_DATA_DIR", aws.resolve("s3").toString());
        variables.put("SMTP_HOST", Workplace.ADDRESS + ":" + workplace.smtpPort());
        variables.put("PYTHONUNBUFFERED", "1");
        functions.forEach((name, address) -> variables.put("MINISTACK_LAMBDA_PROXY_" + name, address.toString()));
        return variables;
    }

    public Ministack awaitReady() throws IOException {
        var health = HttpRequest.newBuilder(endpoint.resolve("/_ministack/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new CannotStart("The embedded AWS API did not start; " + log + " says why:\n" + tail());
                }
                if (answers(client, health)) {
                    return this;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new CannotStart(
                "The embedded AWS API was not ready within " + READY_WITHIN.toSeconds() + " s; see " + log);
    }

    private static boolean answers(HttpClient client, HttpRequest health) {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many executions were cut off when it stopped the last time. */
    public int lostExecutions() {
        return lostExecutions;
    }

    public long pid() {
        return process.pid();
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** Ends it the clean way, so that its state is written; by force only where that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
