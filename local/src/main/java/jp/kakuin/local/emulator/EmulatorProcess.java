package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.kakuin.local.CannotStart;

/** The process of an emulator; its standard input is the leash by which it ends with us. */
record EmulatorProcess(Process process, URI health, Path log) {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    /** Starts it; what it says goes to {@code log}. */
    static EmulatorProcess start(ProcessBuilder builder, URI health, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        return new EmulatorProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), health, log);
    }

    void awaitReady() throws IOException {
        var question =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new CannotStart("The embedded AWS API did not start; " + log + " says why:\n" + tail());
                }
                if (answers(client, question)) {
                    return;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new CannotStart(
                "The embedded AWS API was not ready within " + READY_WITHIN.toSeconds() + " s; see " + log);
    }

    private static boolean answers(HttpClient client, HttpRequest question) {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    long pid() {
        return process.pid();
    }

    /** Ends it the clean way, so that its state is written; by force only where that takes too long. */
    void stop() {
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
