package jp.kakuin.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificate signing requests, made by OpenSSL as a server's administrator would make them. */
public final class Requests {

    private Requests() {}

    /**
     * A request with a new RSA 2048 key, which stays in the folder as {@code server.key}.
     *
     * @param names the first is the CN, all are in subjectAltName
     * @throws IllegalStateException if OpenSSL is missing or refuses
     */
    public static String make(Path folder, String organisation, List<String> names) throws IOException {
        Files.createDirectories(folder);
        var sans = String.join(",", names.stream().map(name -> "DNS:" + name).toList());
        var file = folder.resolve("server.csr");
        var command = List.of(
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-sha256",
                "-keyout",
                folder.resolve("server.key").toString(),
                "-out",
                file.toString(),
                "-subj",
                "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=" + organisation + "/CN=" + names.getFirst(),
                "-addext",
                "subjectAltName=" + sans);
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
