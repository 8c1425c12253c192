package jp.kakuin.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakuin.local.demo.OpenSslCommand;
import jp.kakuin.local.demo.Requests;

/** OpenSSL, as a server's administrator uses it. */
final class OpenSsl {

    private OpenSsl() {}

    /** A request with a new P-256 key. @param names the first is the CN, all are in subjectAltName */
    static String request(String organisation, List<String> names) {
        return inFolder(folder -> Requests.make(folder, "ec", organisation, names));
    }

    /** Requests that one P-256 key signs, one for each subject. */
    static List<String> requestsOfOneKey(List<String> subjects) {
        return inFolder(folder -> {
            var key = folder.resolve("server.key").toString();
            run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key);
            var all = new ArrayList<String>();
            for (var subject : subjects) {
                var csr = folder.resolve("server.csr");
                run("req", "-new", "-sha256", "-key", key, "-subj", subject, "-out", csr.toString());
                all.add(Files.readString(csr, StandardCharsets.US_ASCII));
            }
            return all;
        });
    }

    /** What {@code openssl verify} says of a server's certificate: {@code OK}, or why not. */
    static String verify(byte[] certificate, byte[] chain, byte[] rootDer, String host, Instant at) {
        return inFolder(folder -> {
            var leaf = Files.write(folder.resolve("certificate.pem"), certificate);
            var untrusted = Files.write(folder.resolve("chain.pem"), chain);
            var der = Files.write(folder.resolve("root.der"), rootDer);
            var root = folder.resolve("root.pem");
            run("x509", "-inform", "DER", "-in", der.toString(), "-out", root.toString());
            return run(
                            "verify",
                            "-x509_strict",
                            "-purpose",
                            "sslserver",
                            "-verify_hostname",
                            host,
                            "-attime",
                            Long.toString(at.getEpochSecond()),
                            "-CAfile",
                            root.toString(),
                            "-untrusted",
                            untrusted.toString(),
                            leaf.toString())
                    .replace(leaf + ": ", "")
                    .strip();
        });
    }

    /** How many timestamps of CT logs {@code openssl x509} reads in a certificate. */
    static int timestamps(byte[] certificate) {
        var said = inFolder(folder -> {
            var leaf = Files.write(folder.resolve("certificate.pem"), certificate);
            return run("x509", "-noout", "-ext", "ct_precert_scts", "-in", leaf.toString());
        });
        return said.split("Signed Certificate Timestamp:", -1).length - 1;
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T inFolder(Work<T> work) {
        try {
            var folder = Files.createTempDirectory("journey");
            try {
                return work.in(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... arguments) throws IOException {
        return run(Path.of(""), Arrays.asList(arguments));
    }

    static String run(Path folder, List<String> arguments) throws IOException {
        return OpenSslCommand.run(folder, arguments).text();
    }
}
