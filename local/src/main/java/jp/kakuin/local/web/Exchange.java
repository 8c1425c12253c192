package jp.kakuin.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One request to the suite's own web server and its one answer. */
public final class Exchange {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange http;
    private final String prefix;

    Exchange(HttpExchange http, String prefix) {
        this.http = http;
        this.prefix = prefix;
    }

    public String method() {
        return http.getRequestMethod();
    }

    public boolean is(String method) {
        return method.equals(method());
    }

    /** The path below the route's prefix, as its decoded segments. */
    public List<String> segments() {
        String path = http.getRequestURI().getRawPath().substring(prefix.length());
        return Arrays.stream(path.split("/"))
                .filter(s -> !s.isEmpty())
                .map(s -> URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    public HttpExchange raw() {
        return http;
    }

    public Optional<String> query(String name) {
        String query = http.getRequestURI().getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
    }

    public byte[] body() throws IOException {
        return http.getRequestBody().readAllBytes();
    }

    public JsonNode json() throws IOException {
        return JSON.readTree(body());
    }

    public Exchange with(String header, String value) {
        http.getResponseHeaders().set(header, value);
        return this;
    }

    public void answer(int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            http.getResponseBody().write(body);
        }
        http.close();
    }

    public void answer(int status, String type, String body) throws IOException {
        answer(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public void json(int status, Object value) throws IOException {
        answer(status, "application/json", JSON.writeValueAsBytes(value));
    }

    public void notFound() throws IOException {
        answer(404, "text/plain; charset=utf-8", "Nothing is here.\n");
    }

    public void redirect(String target) throws IOException {
        with("Location", target).answer(302, "text/plain", new byte[0]);
    }
}
