package jp.kakuin.local.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * One sandbox of a Python function: a child that answers line by line ({@code local/python_function.py}). One that has died or was too slow is replaced at the
 * next invocation, as on Lambda.
 */
final class PythonProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessBuilder command;
    private Child child;

    PythonProcess(ProcessBuilder command) {
        this.command = command;
    }

    /** A fault of the function, by the class that it threw. */
    static final class PythonFault extends RuntimeException {
        PythonFault(String type, String message) {
            super(type + ": " + message);
        }
    }

    /** @throws InterruptedIOException if the thread is interrupted, as when the function's time is up: the child ends with it */
    byte[] invoke(byte[] event) throws IOException {
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonNode>();
        var running = send(id, event, answer);
        try {
            var line = answer.get();
            if (line.has("answer")) {
                return JSON.writeValueAsBytes(line.path("answer"));
            }
            throw new PythonFault(
                    line.path("errorType").asText(), line.path("errorMessage").asText());
        } catch (InterruptedException timeIsUp) {
            discard(running);
            throw new InterruptedIOException("the function's time is up");
        } catch (ExecutionException e) {
            discard(running);
            throw new IOException(e.getCause());
        } finally {
            running.waiting().remove(id);
        }
    }

    private synchronized Child send(String id, byte[] event, CompletableFuture<JsonNode> answer) throws IOException {
        if (child == null || !child.process().isAlive()) {
            child = Child.of(command.start());
        }
        var line = JSON.createObjectNode().put("id", id).set("event", JSON.readTree(event));
        child.waiting().put(id, answer);
        child.in().write(line + "\n");
        child.in().flush();
        return child;
    }

    private synchronized void discard(Child old) {
        old.process().destroyForcibly();
        if (child == old) {
            child = null;
        }
    }

    @Override
    public synchronized void close() {
        if (child != null) {
            child.process().destroy();
        }
    }

    /** @param waiting for the answers, by the invocations' ids */
    private record Child(Process process, Writer in, Map<String, CompletableFuture<JsonNode>> waiting) {

        static Child of(Process process) {
            var started = new Child(process, process.outputWriter(StandardCharsets.UTF_8), new ConcurrentHashMap<>());
            Thread.ofVirtual().start(started::read);
            return started;
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var answer = JSON.readTree(line);
                    var asked = waiting.remove(answer.path("id").asText());
                    if (asked != null) {
                        asked.complete(answer);
                    }
                }
            } catch (IOException broken) {
                // Told below to everybody who waits.
            }
            var gone = new IOException("the function's process ended");
            waiting.values().forEach(asked -> asked.completeExceptionally(gone));
            process.destroyForcibly();
        }
    }
}
