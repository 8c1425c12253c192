package jp.kakuin.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import jp.kakuin.local.demo.Requests;

/** An issued certificate with its key, and what OpenSSL says of its status at the addresses that it names. */
final class ServersCertificate {

    /** Longer than any journey moves the suite's clock away from OpenSSL's. */
    private static final String ANY_TIME = String.valueOf(3_000_000_000L);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** {@code http://crl.pki.….jp/issuing/0.crl} is {@code /crl/issuing/0.crl} of the suite: no name leads to it. */
    private static final Pattern ADDRESS = Pattern.compile("http://(crl|ca|ocsp)\\.[a-z.]+(/.*)?");

    private final Path folder;
    private final URI origin;
    private final String at;

    private ServersCertificate(Path folder, URI origin, String at) {
        this.folder = folder;
        this.origin = origin;
        this.at = at;
    }

    private String here(String url) {
        var address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalStateException("no address of ours: " + url);
        }
        return origin + "/" + address.group(1) + (address.group(2) == null ? "" : address.group(2));
    }

    /** A request with a key that stays in the folder. */
    static String request(Path folder, String name) throws IOException {
        return Requests.make(folder, "ec", "Kakuin Trading Co., Ltd.", List.of(name));
    }

    static ServersCertificate of(Path folder, OrderStory story, Suite suite) throws IOException {
        Files.write(folder.resolve("server.pem"), story.customer().certificate("pem"));
        Files.write(folder.resolve("chain.pem"), story.customer().certificate("chain"));
        Files.write(folder.resolve("root.der"), suite.rootCertificate());
        OpenSsl.run(folder, List.of("x509", "-inform", "DER", "-in", "root.der", "-out", "root.pem"));
        return new ServersCertificate(
                folder,
                URI.create(suite.api().toString().replaceFirst("/v1$", "")),
                Long.toString(suite.now().plusSeconds(2).getEpochSecond()));
    }

    /** What {@code openssl crl} says of the CRL that the certificate names. */
    String crl() throws IOException {
        download(named("(http://[^\\s]+\\.crl)"), "part.crl");
        return openssl("crl -inform DER -in part.crl -CAfile chain.pem -text -noout");
    }

    /** With the CRLs that the certificate and its issuer name. */
    String verify() throws IOException {
        download(named("(http://[^\\s]+\\.crl)"), "part.crl");
        var ofRoot = Pattern.compile("(http://[^\\s]+\\.crl)").matcher(openssl("x509 -in chain.pem -noout -text"));
        ofRoot.find();
        download(ofRoot.group(1), "root.crl");
        openssl("crl -inform DER -in part.crl -out part.pem");
        openssl("crl -inform DER -in root.crl -out rootcrl.pem");
        return openssl("verify -x509_strict -crl_check_all -attime " + at
                + " -CAfile root.pem -untrusted chain.pem -CRLfile part.pem -CRLfile rootcrl.pem server.pem");
    }

    String ocsp(String hash) throws IOException {
        return openssl("ocsp -issuer chain.pem " + hash + " -cert server.pem -no_nonce" + answered());
    }

    String ocspOf(String serialNumber) throws IOException {
        return openssl("ocsp -issuer chain.pem -serial " + serialNumber + answered());
    }

    private String answered() throws IOException {
        return " -url " + ocspUrl() + " -CAfile root.pem -attime " + at + " -validity_period " + ANY_TIME;
    }

    /** What a browser gets from a server that staples the response which it fetched before. */
    String stapled() throws IOException {
        openssl("ocsp -issuer chain.pem -cert server.pem -no_nonce -noverify -respout staple.der -url " + ocspUrl());
        return served(" -status_file staple.der", " -status", "OCSP Response");
    }

    /** What a client says of the server that has the certificate: it knows the root, the name that it wants, and the CRL. */
    String tls(String name) throws IOException {
        download(named("(http://[^\\s]+\\.crl)"), "part.crl");
        openssl("crl -inform DER -in part.crl -out part.pem");
        return served(
                "",
                " -servername " + name + " -verify_hostname " + name + " -crl_check -CRL part.pem",
                "Verify return code");
    }

    private String served(String server, String client, String awaited) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(("openssl s_server -accept 127.0.0.1:" + port
                                + " -cert server.pem -key server.key -cert_chain chain.pem -quiet" + server)
                        .split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s_server.log").toFile())
                .start();
        try {
            return Await.until("the server answers", () -> connect(port, client), said -> said.contains(awaited));
        } finally {
            process.destroy();
        }
    }

    private String connect(int port, String more) {
        try {
            return openssl("s_client -connect 127.0.0.1:" + port + " -CAfile root.pem -attime " + at + more);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String ocspUrl() throws IOException {
        return here(openssl("x509 -in server.pem -noout -ocsp_uri").strip());
    }

    String caIssuers() throws IOException {
        return here(named("CA Issuers - URI:(\\S+)"));
    }

    /** Lower-case hex. */
    String serialNumber() throws IOException {
        return openssl("x509 -in server.pem -noout -serial")
                .strip()
                .replace("serial=", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^0+", "");
    }

    String chainBase64() throws IOException {
        return Files.readString(folder.resolve("chain.pem"), StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "");
    }

    /** The same request as clients put it into a path: as it is, escaped, and with a slash too many before it. */
    List<String> pathsOfTheRequest() throws IOException {
        var base64 = Base64.getEncoder().encodeToString(request());
        var escaped = base64.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
        return List.of(base64, escaped, "/" + base64);
    }

    /** The response to the request in a body. */
    byte[] posted() throws IOException {
        return send(HttpRequest.newBuilder(URI.create(ocspUrl()))
                        .header("Content-Type", "application/ocsp-request")
                        .POST(BodyPublishers.ofByteArray(request()))
                        .build())
                .body();
    }

    private byte[] request() throws IOException {
        openssl("ocsp -issuer chain.pem -cert server.pem -no_nonce -reqout request.der");
        return Files.readAllBytes(folder.resolve("request.der"));
    }

    HttpResponse<byte[]> get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private void download(String url, String file) throws IOException {
        Files.write(folder.resolve(file), get(here(url)).body());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String named(String pattern) throws IOException {
        var found = Pattern.compile(pattern).matcher(openssl("x509 -in server.pem -noout -text"));
        if (!found.find()) {
            throw new IllegalStateException("the certificate names no " + pattern);
        }
        return found.group(1);
    }

    private String openssl(String arguments) throws IOException {
        return OpenSsl.run(folder, Arrays.asList(arguments.split(" ")));
    }
}
