package jp.kakuin.local.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Customers' sites, as far as validation needs them: the file {@code <folder>/<host>/<name>} is what a site serves under that name (SPEC D-6). */
public final class DemoSites {

    public static final String PREFIX = "/.well-known/pki-validation";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

    private final Path folder;

    public DemoSites(Path folder) {
        this.folder = folder;
    }

    public void serve(Exchange exchange) throws IOException {
        var host = exchange.header("Host").orElse("");
        var path = exchange.segments();
        if (!exchange.is("GET")
                || path.size() != 1
                || !NAME.matcher(host).matches()
                || !NAME.matcher(path.getFirst()).matches()) {
            exchange.notFound();
            return;
        }
        var file = folder.resolve(host).resolve(path.getFirst());
        if (Files.isRegularFile(file)) {
            exchange.answer(200, "text/plain; charset=utf-8", Files.readAllBytes(file));
        } else {
            exchange.notFound();
        }
    }
}
