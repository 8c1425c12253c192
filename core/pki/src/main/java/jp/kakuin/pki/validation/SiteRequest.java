package jp.kakuin.pki.validation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One GET to a site that may be hostile: to an address that was looked up and judged before, and to no other. */
final class SiteRequest {

    private final SiteAddresses addresses;
    private final Deadline deadline;

    SiteRequest(SiteAddresses addresses, Deadline deadline) {
        this.addresses = addresses;
        this.deadline = deadline;
    }

    HttpAnswer get(URI address) throws IOException {
        var encrypted = address.getScheme().equals("https");
        IOException last = null;
        for (var place : addresses.of(address.getHost(), encrypted ? 443 : 80)) {
            try {
                return get(address, place, encrypted);
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
        }
        throw last;
    }

    private HttpAnswer get(URI address, InetSocketAddress place, boolean encrypted) throws IOException {
        try (var socket = new Socket()) {
            var end = deadline.closing(socket);
            try {
                socket.setSoTimeout(deadline.left());
                socket.connect(place, deadline.left());
                var connection = encrypted ? encrypted(socket, address) : socket;
                connection.getOutputStream().write(request(address).getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                return HttpAnswer.read(new BufferedInputStream(connection.getInputStream()));
            } finally {
                end.cancel(false);
            }
        }
    }

    private static String request(URI address) {
        var query = address.getRawQuery();
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return "GET " + path + (query == null ? "" : "?" + query) + " HTTP/1.1\r\n"
                + "Host: " + address.getHost() + "\r\n"
                + "User-Agent: kakuin-validation\r\n"
                + "Accept: */*\r\n"
                + "Accept-Encoding: identity\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static Socket encrypted(Socket socket, URI address) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            var encrypted = (SSLSocket)
                    context.getSocketFactory().createSocket(socket, address.getHost(), socket.getPort(), true);
            encrypted.startHandshake();
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS: " + e.getMessage(), e);
        }
    }

    /**
     * Who asks for a certificate may have none yet, or an old one of a small key: what counts is the file (BR 3.2.2.4.18). Extended, since the JDK adds checks of
     * its own to one that is not.
     */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Never asked: we are the client.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // As above.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // As above.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Anybody will do.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Anybody will do.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Anybody will do.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
