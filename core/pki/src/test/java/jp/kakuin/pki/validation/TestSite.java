package jp.kakuin.pki.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.kakuin.pki.Keys;
import jp.kakuin.validation.SiteReach;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A site on loopback that answers each path with the very bytes it is told. */
final class TestSite implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final int port;

    TestSite() throws IOException {
        this(80, ServerSocketFactory.getDefault());
    }

    private TestSite(int port, ServerSocketFactory sockets) throws IOException {
        this.port = port;
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** A site that speaks TLS, with a certificate that nobody trusts and that names somebody else. */
    static TestSite encrypted() throws IOException, GeneralSecurityException, OperatorCreationException {
        var keys = Keys.rsa(2048);
        var name = new X500Name("CN=somebody.else.example");
        var from = Date.from(Instant.EPOCH);
        var certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, from, name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var chain = new Certificate[] {new JcaX509CertificateConverter().getCertificate(certificate)};
        store.setKeyEntry("site", keys.getPrivate(), new char[0], chain);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TestSite(443, context.getServerSocketFactory());
    }

    /** What stands for the public Internet: every address is this site, on its port only. */
    SiteReach reach() {
        return (address, asked) -> asked == port
                ? Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()))
                : Optional.empty();
    }

    TestSite answer(String path, String wire) {
        answers.put(path, wire);
        return this;
    }

    TestSite file(String path, String content) {
        return answer(path, "HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content);
    }

    TestSite redirect(String path, int status, String location) {
        return answer(path, "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Request lines and Host fields. */
    List<String> asked() {
        return asked;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var request = in.readLine();
        var host = "";
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            host = line.startsWith("Host: ") ? line : host;
        }
        asked.add(request + " " + host);
        var path = request == null ? "" : request.split(" ")[1];
        socket.getOutputStream()
                .write(answers.getOrDefault(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
