package jp.kakuin.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        var command = new ArrayList<>(List.of("req", "-new", "-newkey", key, "-nodes", "-sha256"));
        if (key.equals("ec")) {
            command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
        }
        command.addAll(List.of("-keyout", "server.key", "-out", "server.csr"));
        command.addAll(List.of("-subj", "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=" + organisation + "/CN=" + names.getFirst()));
        command.addAll(List.of("-addext", "subjectAltName=" + sans));
        var said = OpenSslCommand.run(folder, command);
        if (said.exitCode() != 0) {
            throw new IllegalStateException("OpenSSL made no request: " + said.text());
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }
}
