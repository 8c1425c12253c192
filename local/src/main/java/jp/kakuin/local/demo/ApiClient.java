package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import jp.kakuin.local.web.Exchange;

/** A caller of the public API. */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final HttpClient http;
    private final Map<String, String> always;

    /** @param api base address, without a slash at its end */
    public ApiClient(URI api) {
        this(
                api,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                Map.of());
    }

    private ApiClient(URI api, HttpClient http, Map<String, String> always) {
        this.api = api;
        this.http = http;
        this.always = always;
    }

    /** The same caller over the same connections, who sends a header with every request. */
    public ApiClient with(String header, String value) {
        return new ApiClient(api, http, Map.of(header, value));
    }

    /** What was answered. */
    public record Reply(int status, byte[] body) {

        public boolean ok() {
            return status / 100 == 2;
        }

        /** The body as JSON; an empty object if there is none. */
        public JsonNode json() {
            try {
                return body.length == 0 ? Exchange.JSON.createObjectNode() : Exchange.JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @throws IllegalStateException if the answer is not a success; a {@link ServerFault} if the server is to blame */
        public Reply orFail() {
            var said = "answered " + status + " " + new String(body, java.nio.charset.StandardCharsets.UTF_8);
            if (status / 100 == 5) {
                throw new ServerFault(said);
            }
            if (!ok()) {
                throw new IllegalStateException(said);
            }
            return this;
        }
    }

    /** What may go well when it is sent again. */
    public static final class ServerFault extends IllegalStateException {
        ServerFault(String said) {
            super(said);
        }
    }

    public Reply get(String path, String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Reply post(String path, String token, Object body) {
        return send("POST", path, token, body, Map.of());
    }

    /**
     * @param token bearer token; empty for none
     * @param body written as JSON; null for none
     */
    public Reply send(String method, String path, String token, Object body, Map<String, String> headers) {
        try {
            var content = body == null ? new byte[0] : Exchange.JSON.writeValueAsBytes(body);
            var request = HttpRequest.newBuilder(URI.create(api + path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/pdf, application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(content));
            headers.forEach(request::header);
            always.forEach(request::header);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
