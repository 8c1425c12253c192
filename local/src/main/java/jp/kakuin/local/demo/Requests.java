package jp.kakuin.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificate signing requests, made by OpenSSL as a server's administrator would make them. */
public final class Requests {

    private Requests() {}

    /** A request with a new RSA 2048 key. */
    public static String make(Path folder, String organisation, List<String> names) throws IOException {
        return make(folder, "rsa:2048", organisation, names);
    }

    /**
     * A request with a new key, which stays in the folder as {@code server.key}.
     *
     * @param key {@code rsa:2048} and the like, or {@code ec} for P-256
     * @param names the first is the CN, all are in subjectAltName
     * @throws IllegalStateException if OpenSSL is missing or refuses
     */
    public static String make(Path folder, String key, String organisation, List<String> names) throws IOException {
        Files.createDirectories(folder);
        var sans = String.join(",", names.stream().map(name -> "DNS:" + name).toList());
        var file = folder.resolve("server.csr");
        var command = new ArrayList<>(List.of("openssl", "req", "-new", "-newkey", key, "-nodes", "-sha256"));
        if (key.equals("ec")) {
            command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
        }
        command.addAll(List.of("-keyout", folder.resolve("server.key").toString(), "-out", file.toString()));
        command.addAll(List.of("-subj", "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=" + organisation + "/CN=" + names.getFirst()));
        command.addAll(List.of("-addext", "subjectAltName=" + sans));
        run(command);
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("OpenSSL made no request: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
