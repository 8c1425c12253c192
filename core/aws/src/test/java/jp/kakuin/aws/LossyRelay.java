package jp.kakuin.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the AWS API, passes every request on, and loses the answers to some. */
public final class LossyRelay implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger losses = new AtomicInteger();
    private volatile String losing = "";

    public LossyRelay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::relay);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Loses the answers to the next requests for this action. */
    public void loseAnswers(String action, int howMany) {
        losing = action;
        losses.set(howMany);
    }

    private void relay(HttpExchange exchange) throws IOException {
        try {
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var request = HttpRequest.newBuilder(
                    EmbeddedAws.endpoint().resolve(exchange.getRequestURI().toString()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.regionMatches(true, 0, "X-Amz", 0, 5)
                        || name.equalsIgnoreCase("Authorization")
                        || name.equalsIgnoreCase("Content-Type")) {
                    request.header(name, values.getFirst());
                }
            });
            var body = HttpRequest.BodyPublishers.ofByteArray(
                    exchange.getRequestBody().readAllBytes());
            var answer = client.send(
                    request.method(exchange.getRequestMethod(), body).build(), BodyHandlers.ofByteArray());
            if (target.endsWith(losing) && losses.getAndDecrement() > 0) {
                exchange.close();
                return;
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
