package jp.kakuin.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.kakuin.local.Workplace;

/** The suite's one web server on loopback. Each part adds its routes; every request has a virtual thread of its own. */
public final class WebServer implements AutoCloseable {

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface Route {
        void answer(Exchange exchange) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public WebServer(int port) throws IOException {
        // With Nagle's algorithm on, each call of a function waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(Workplace.ADDRESS, port), 1024);
        server.setExecutor(threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public WebServer route(String prefix, Route route) {
        return site(prefix, exchange -> answer(exchange, route));
    }

    /** A route that stands for sites of any name; it shows nothing that is not public. */
    public WebServer site(String prefix, Route route) {
        server.createContext(prefix, http -> serve(new Exchange(http, prefix), route));
        return this;
    }

    /** A route that changes the suite: no web page may call it, so it demands a header that a foreign page cannot send. */
    public WebServer guarded(String prefix, Route route) {
        return route(prefix, exchange -> {
            if (exchange.header("X-Kakuin-Admin").isEmpty()) {
                exchange.json(403, java.util.Map.of("error", "Send the header X-Kakuin-Admin: 1."));
                return;
            }
            route.answer(exchange);
        });
    }

    public WebServer start() {
        server.start();
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(Exchange exchange, Route route) {
        try (HttpExchange http = exchange.raw()) {
            try {
                route.answer(exchange);
            } catch (IllegalArgumentException e) {
                refuse(exchange, 400, e);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, exchange.method() + " " + http.getRequestURI(), e);
                refuse(exchange, 500, e);
            }
        }
    }

    private static void answer(Exchange exchange, Route route) throws IOException {
        if (isLocal(exchange)) {
            route.answer(exchange);
        } else {
            exchange.answer(421, "text/plain", "This server answers on 127.0.0.1 and localhost only.\n");
        }
    }

    /** Without this a foreign page whose name resolves to 127.0.0.1 could read the mailbox. */
    private static boolean isLocal(Exchange exchange) {
        String host = exchange.header("Host").orElse("").replaceFirst(":\\d+$", "");
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
    }

    private static void refuse(Exchange exchange, int status, Exception cause) {
        try {
            exchange.json(status, java.util.Map.of("error", String.valueOf(cause.getMessage())));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The answer had begun already, or the caller had gone", e);
        }
    }
}
