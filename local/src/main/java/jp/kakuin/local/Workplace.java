package jp.kakuin.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where one running suite keeps its files and on which loopback ports it listens: {@link #PORTS} in a row from {@code port}. */
public record Workplace(Path root, int port) {

    public static final int DEFAULT_PORT = 8600;

    /** API, AWS, SMTP, DNS, WHOIS, and the DNS as each of five remote perspectives sees it. */
    public static final int PORTS = 10;

    public static final String ADDRESS = "127.0.0.1";

    public Workplace {
        root = root.toAbsolutePath().normalize();
        if (port < 1024 || port > 65_000) {
            throw new IllegalArgumentException("--port takes a number from 1024 to 65000, not " + port + ".");
        }
    }

    /** Functions, mailbox, staff issuer and the administration of the suite itself. */
    public URI origin() {
        return URI.create("http://" + ADDRESS + ":" + port);
    }

    public int awsPort() {
        return port + 1;
    }

    public URI awsEndpoint() {
        return URI.create("http://" + ADDRESS + ":" + awsPort());
    }

    public int smtpPort() {
        return port + 2;
    }

    public int dnsPort() {
        return port + 3;
    }

    public int whoisPort() {
        return port + 4;
    }

    /** @param remote number of a remote perspective, from 0 */
    public int dnsPort(int remote) {
        return port + 5 + remote;
    }

    public Path template() {
        return root.resolve("template.yaml");
    }

    /** What is deployed to every region that stands for a remote perspective. */
    public Path perspectiveTemplate() {
        return root.resolve("perspective.yaml");
    }

    /** Everything the suite knows; forgotten by {@code --fresh}. */
    public Path state() {
        return root.resolve(".kakuin/state");
    }

    /** Orders, mails, keys and the moved clock are gone then. */
    void forget() throws IOException {
        if (!Files.exists(state())) {
            return;
        }
        try (var tree = Files.walk(state())) {
            for (var each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    public Path log() {
        return root.resolve(".kakuin/log");
    }

    public Path lock() {
        return root.resolve(".kakuin/lock");
    }

    /** Process id and port of the suite that runs now, for {@code ./kakuin down} and its like. */
    public Path running() {
        return root.resolve(".kakuin/running.json");
    }

    public Path out() {
        return root.resolve("out");
    }
}
