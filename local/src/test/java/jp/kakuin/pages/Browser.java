package jp.kakuin.pages;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kakuin.local.web.Exchange;
import org.junit.jupiter.api.Assumptions;

/** A Chromium without a window, as narrow as a telephone, that is told what to do over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final String LISTENS = "DevTools listening on ws://";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder heard = new StringBuilder();
    private final Process process;
    private final WebSocket tab;

    private Browser(String program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--window-size=390,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var made = HttpRequest.newBuilder(URI.create("http://" + address() + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        var page =
                Exchange.JSON.readTree(http.send(made, BodyHandlers.ofString()).body());
        tab = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), this)
                .get(10, TimeUnit.SECONDS);
    }

    /** Where none is, there is no test; with {@code KAKUIN_REQUIRE_BROWSER=1}, as in CI, that is a failure. */
    static Browser start(Path profile) throws Exception {
        var program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            if ("1".equals(System.getenv("KAKUIN_REQUIRE_BROWSER"))) {
                fail("Chromium has to be here.");
            }
            Assumptions.abort("No test of the pages: this machine lacks Chromium.");
        }
        return new Browser(program.get().toString(), profile);
    }

    private String address() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        var line = lines.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            line = lines.readLine();
        }
        // What it says later must not fill the pipe.
        Thread.ofVirtual().start(() -> lines.lines().forEach(more -> {}));
        return Optional.ofNullable(line)
                .map(said -> said.substring(LISTENS.length()).replaceAll("/.*", ""))
                .orElseThrow(() -> new IOException("Chromium did not start"));
    }

    void open(String address) throws Exception {
        call("Page.navigate", Map.of("url", address));
        until("document.readyState === 'complete' && location.href === " + Exchange.JSON.writeValueAsString(address));
    }

    /** Waits for what the page is to show. */
    void until(String condition) throws Exception {
        var seen = evaluate(
                "new Promise((done) => { const end = Date.now() + 30000; const look = () => { let there = false; "
                        + "try { there = " + condition + "; } catch { /* not yet */ } "
                        + "if (there || Date.now() > end) done(there ? '' : document.body.innerText); else setTimeout(look, 20); }; look(); })");
        if (!seen.isEmpty()) {
            fail(condition + " did not come true; the page shows: " + seen);
        }
    }

    /** What a script comes to, a promise's end included. */
    String evaluate(String script) throws Exception {
        var answer =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            fail(script + " failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value").asText();
    }

    /** Fills a field in as a person does who leaves it afterwards. */
    void fill(String id, String value) throws Exception {
        evaluate("{ const field = document.getElementById('" + id + "'); field.value = "
                + Exchange.JSON.writeValueAsString(value) + "; field.dispatchEvent(new Event('change')); }");
    }

    /** Presses the button that says this in Japanese. */
    void press(String label) throws Exception {
        until("[...document.querySelectorAll('button:enabled')].some((one) => one.innerText.startsWith('" + label
                + "'))");
        evaluate("[...document.querySelectorAll('button')].find((one) => one.innerText.startsWith('" + label
                + "')).click()");
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        tab.sendText(Exchange.JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(10, TimeUnit.SECONDS);
        return answer.get(40, TimeUnit.SECONDS).path("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
        heard.append(part);
        if (whole) {
            try {
                var answer = Exchange.JSON.readTree(heard.toString());
                heard.setLength(0);
                Optional.ofNullable(asked.remove(answer.path("id").asInt())).ifPresent(one -> one.complete(answer));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        socket.request(1);
        return null;
    }

    /** By its own exit: its children go with it, and nothing is written any more into a profile that is deleted next. */
    @Override
    public void close() {
        try {
            call("Browser.close", Map.of());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Chromium does not end");
            }
        } catch (Exception e) {
            process.destroyForcibly();
        }
        tab.abort();
        http.shutdownNow();
    }
}
