package jp.kakuin.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kakuin.local.web.Exchange;

/** A suite that another process started from the same folder, seen from outside. */
record RunningSuite(long pid, Workplace workplace) {

    static void note(Workplace workplace, long emulator) throws IOException {
        var json = Map.of("pid", ProcessHandle.current().pid(), "port", workplace.port(), "emulator", emulator);
        Files.write(workplace.running(), Exchange.JSON.writeValueAsBytes(json));
    }

    /**
     * Waits until the emulator of a suite that was killed has written its state. A clean stop leaves no note; the caller holds the
     * lock.
     */
    static void awaitRemains(Workplace workplace) throws IOException {
        if (!Files.exists(workplace.running())) {
            return;
        }
        long emulator = Exchange.JSON
                .readTree(workplace.running().toFile())
                .path("emulator")
                .asLong();
        var left = ProcessHandle.of(emulator).filter(RunningSuite::isEmulator);
        try {
            if (left.isPresent()) {
                left.get().onExit().get(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(
                    "The embedded AWS API of an earlier start, process " + emulator + ", does not end.", e);
        }
        Files.deleteIfExists(workplace.running());
    }

    /** Process ids are used again, so the number alone says little. */
    private static boolean isEmulator(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("ministack_child");
    }

    /** The suite that runs from this folder, if any does. */
    static Optional<RunningSuite> find(Workplace workplace) throws IOException {
        if (SuiteLock.isFree(workplace) || !Files.exists(workplace.running())) {
            return Optional.empty();
        }
        JsonNode json = Exchange.JSON.readTree(workplace.running().toFile());
        return Optional.of(new RunningSuite(
                json.path("pid").asLong(),
                new Workplace(workplace.root(), json.path("port").asInt())));
    }

    static RunningSuite demand(Workplace workplace) throws IOException {
        return find(workplace)
                .orElseThrow(() -> new CannotStart("Kakuin does not run from this folder: start it with ./kakuin up."));
    }

    JsonNode ask(String method, String path, Map<String, ?> body) throws IOException {
        return send(HttpRequest.newBuilder(workplace.origin().resolve(path))
                .header("X-Kakuin-Admin", "1")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(Exchange.JSON.writeValueAsBytes(body)))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    /** A call of the public API as a member of the demo staff. */
    JsonNode askApi(String method, String path, String staffLogin) throws IOException {
        String token = ask("POST", "/staff-issuer/token", Map.of("login", staffLogin))
                .path("token")
                .asText();
        return send(HttpRequest.newBuilder(URI.create(workplace.origin() + LocalSystem.API_PATH + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    private static JsonNode send(HttpRequest request) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new CannotStart(said(response.body()));
            }
            return response.body().length == 0
                    ? Exchange.JSON.createObjectNode()
                    : Exchange.JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** The sentence of our own errors; of an API's problem all of it. */
    private static String said(byte[] body) {
        String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
        try {
            return Exchange.JSON.readTree(text).path("error").asText(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return text;
        }
    }

    /** Asks it to stop and waits until its process has ended; only if it hangs is the process itself told to end. */
    void stop() throws IOException {
        var process = ProcessHandle.of(pid);
        try {
            ask("POST", "/_kakuin/stop", Map.of());
            if (process.isPresent()) {
                process.get().onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IOException e) {
            // The folder's lock is held, so this id is still the suite's and of no one else.
            process.ifPresent(ProcessHandle::destroy);
        }
    }
}
