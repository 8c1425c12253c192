package jp.kakuin.local.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Passes requests on to the REST API of the stack. So the API keeps one address, although its generated id changes with its
 * paths, and pages served beside it need no cross-origin rules.
 */
public final class ApiGate implements AutoCloseable {

    /** Set by the connection itself, or meant for this hop alone. */
    private static final Set<String> HOP = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "keep-alive",
            "expect",
            "date",
            "server");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final UnaryOperator<String> path;
    private final Map<String, String> added;
    private volatile URI target;

    public ApiGate() {
        this(UnaryOperator.identity(), Map.of());
    }

    /**
     * A gate for OCSP, which stands where CloudFront stands on AWS: a request in a path becomes one segment (template.yaml, OcspPaths), and the
     * gateway is told that the answer is no text.
     */
    public static ApiGate forOcsp() {
        return new ApiGate(ApiGate::oneSegment, Map.of("accept", "application/ocsp-response"));
    }

    private ApiGate(UnaryOperator<String> path, Map<String, String> added) {
        this.path = path;
        this.added = added;
    }

    private static String oneSegment(String path) {
        var plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "/"
                + plain.replaceFirst("^/+", "")
                        .replaceAll("[+ ]", "-")
                        .replace('/', '_')
                        .replaceFirst("=+$", "");
    }

    /** From now on requests go to {@code stage}, the address of the deployed stage without a slash at its end. */
    public void openTo(URI stage) {
        target = stage;
    }

    public void serve(Exchange exchange) throws IOException {
        URI stage = target;
        if (stage == null) {
            exchange.with("Retry-After", "1").answer(503, "text/plain", "The API is being deployed.\n");
            return;
        }
        var http = exchange.raw();
        String rest = http.getRequestURI()
                .toString()
                .substring(http.getHttpContext().getPath().length());
        byte[] body = exchange.body();
        var request = HttpRequest.newBuilder(URI.create(stage + path.apply(rest)))
                .timeout(Duration.ofSeconds(35))
                .method(
                        exchange.method(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        http.getRequestHeaders().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!HOP.contains(lower) && !added.containsKey(lower)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        added.forEach(request::header);
        pass(exchange, request.build());
    }

    private void pass(Exchange exchange, HttpRequest request) throws IOException {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!HOP.contains(name) && !name.startsWith(":")) {
                    exchange.raw().getResponseHeaders().put(name, values);
                }
            });
            exchange.answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("application/json"),
                    exchange.is("HEAD") ? new byte[0] : response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The suite is stopping", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
