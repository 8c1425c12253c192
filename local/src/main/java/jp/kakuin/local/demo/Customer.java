package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** A customer with one order. */
public final class Customer {

    private final ApiClient api;
    private final String order;
    private final String token;

    private Customer(ApiClient api, String order, String token) {
        this.api = api;
        this.order = order;
        this.token = token;
    }

    /** @throws IllegalStateException with the whole problem if the application is refused */
    public static Customer apply(ApiClient api, Map<String, Object> application) {
        return apply(api, application, UUID.randomUUID().toString());
    }

    /** @param key sent again with the same one, the application is the same order */
    static Customer apply(ApiClient api, Map<String, Object> application, String key) {
        var reply = api.send("POST", "/orders", "", application, Map.of("Idempotency-Key", key))
                .orFail();
        return of(api, reply.json());
    }

    /** The customer of an order just received. */
    public static Customer of(ApiClient api, JsonNode received) {
        return new Customer(
                api,
                received.path("order").path("orderId").asText(),
                received.path("token").asText());
    }

    public String order() {
        return order;
    }

    public String token() {
        return token;
    }

    public JsonNode read() {
        return api.get("/orders/" + order, token).orFail().json();
    }

    /** @param format {@code pem}, {@code chain}, {@code fullchain}, {@code der} or {@code p7b} */
    public byte[] certificate(String format) {
        return api.get("/orders/" + order + "/certificate?format=" + format, token)
                .orFail()
                .body();
    }

    /** Uploads a paper straight to the store, as a browser does. */
    public void upload(String name, byte[] pdf) {
        put(permitUpload(name, pdf), pdf);
    }

    /** Announces a paper; gives back how it may be put. */
    public JsonNode permitUpload(String name, byte[] pdf) {
        var paper = Map.of(
                "name", name, "mediaType", "application/pdf", "size", pdf.length, "sha256", OrderDriver.sha256(pdf));
        return api.post("/orders/" + order + "/documents", token, paper)
                .orFail()
                .json()
                .path("upload");
    }

    /** Puts an announced paper. */
    public void put(JsonNode permission, byte[] pdf) {
        var request = HttpRequest.newBuilder(URI.create(permission.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(pdf));
        permission.path("headers").properties().stream()
                // These two the client sets by itself.
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length")
                        && !header.getKey().equalsIgnoreCase("host"))
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        try (var http = HttpClient.newHttpClient()) {
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the upload was answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
