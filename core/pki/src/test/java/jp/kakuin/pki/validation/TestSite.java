package jp.kakuin.pki.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakuin.validation.SiteReach;

/** A site on loopback that answers each path with the very bytes it is told. */
final class TestSite implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TestSite() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** What stands for the public Internet: every address is this site, on port 80 only. */
    SiteReach reach() {
        return (address, port) -> port == 80
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
