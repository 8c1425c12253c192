package jp.kakuin.local.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The suite's own pages from the folder {@code web/}, on the API's origin. A mailed link opens the page of links, whatever its id. */
public final class StaticPages {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private final Path folder;

    public StaticPages(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The route {@code /web}. */
    public void serve(Exchange exchange) throws IOException {
        var file = folder.resolve(String.join("/", exchange.segments())).normalize();
        var type = TYPES.get(file.toString().replaceAll(".*\\.", ""));
        if (!exchange.is("GET") || type == null || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            exchange.notFound();
            return;
        }
        answer(exchange, file, type);
    }

    /** The route {@code /}: the portal's address as it stands in mails, and whatever no other route takes. */
    public void serveRoot(Exchange exchange) throws IOException {
        serve(exchange, "index.html", 0);
    }

    /** The route {@code /links}: {@code /links/<id>} as it stands in mails. */
    public void serveLinks(Exchange exchange) throws IOException {
        serve(exchange, "links/index.html", 1);
    }

    private void serve(Exchange exchange, String name, int segments) throws IOException {
        var page = folder.resolve(name);
        if (!exchange.is("GET") || exchange.segments().size() != segments || !Files.isRegularFile(page)) {
            exchange.notFound();
            return;
        }
        answer(exchange, page, TYPES.get("html"));
    }

    private static void answer(Exchange exchange, Path file, String type) throws IOException {
        exchange.with(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        exchange.with("Referrer-Policy", "no-referrer").with("Cache-Control", "no-store");
        exchange.answer(200, type, Files.readAllBytes(file));
    }
}
