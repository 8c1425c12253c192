package jp.kakuin.testkit.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that serves an AWS API; its standard input is the leash by which it ends with us. */
public record EmulatorProcess(Process process, Path log) implements AutoCloseable {

    private static final int POLLS = 600;
    private static final int POLL_MILLIS = 100;
    private static final int SECONDS_TO_STOP = 20;

    /** Starts it; what it says goes to {@code log}. */
    public static EmulatorProcess start(ProcessBuilder builder, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        var process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var running = new EmulatorProcess(process, log);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return running;
    }

    /** Returns when this address answers well. */
    public void awaitReady(URI health) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            for (int poll = 0; poll < POLLS; poll++) {
                if (answers(client, health)) {
                    return;
                }
                if (endsWithin(POLL_MILLIS)) {
                    break;
                }
            }
        }
        throw new AssertionError("The emulator did not start: " + Files.readString(log));
    }

    private static boolean answers(HttpClient client, URI health) {
        try {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private boolean endsWithin(int millis) {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRuns) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(SECONDS_TO_STOP * 1000)) {
            process.destroyForcibly();
        }
    }
}
