package jp.kakuin.local.registry;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import jp.kakuin.local.Workplace;

/** WHOIS (RFC 3912) as JPRS writes it: one line with the domain in, a page in ISO-2022-JP out. */
public final class WhoisService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WhoisService.class.getName());
    private static final Charset JAPANESE = Charset.forName("ISO-2022-JP");
    private static final int LONGEST_QUESTION = 300;

    private final ServerSocket socket;
    private final RegisteredDomains domains;

    public WhoisService(int port, RegisteredDomains domains) throws IOException {
        this.socket = new ServerSocket(port, 64, InetAddress.getByName(Workplace.ADDRESS));
        this.domains = domains;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public WhoisService start() {
        Thread.ofVirtual().name("whois").start(this::accept);
        return this;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var asker = socket.accept();
                Thread.ofVirtual().name("whois-session").start(() -> answer(asker));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.log(Level.WARNING, "A connection to the WHOIS service failed", e);
                }
            }
        }
    }

    private void answer(Socket asker) {
        try (asker) {
            asker.setSoTimeout(10_000);
            var question = new StringBuilder();
            for (int c = asker.getInputStream().read();
                    c >= 0 && c != '\n' && question.length() < LONGEST_QUESTION;
                    c = asker.getInputStream().read()) {
                question.append((char) c);
            }
            var name = new String(question.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII);
            asker.getOutputStream().write(page(name.strip()).getBytes(JAPANESE));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The asker closed its connection", e);
        }
    }

    private String page(String domain) throws IOException {
        var entry = domains.of(domain);
        return switch (entry.answer()) {
            case NOT_REGISTERED -> "[ JPRS database ]\r\n\r\nNo match!!\r\n";
            case SILENCE -> "";
            case REGISTERED ->
                "[ JPRS database ]\r\n\r\nDomain Information: [ドメイン情報]\r\n"
                        + "a. [ドメイン名]                 " + domain.toUpperCase(java.util.Locale.ROOT) + "\r\n"
                        + "f. [組織名]                     " + entry.holder().orElse("") + "\r\n"
                        + "[状態]                          Connected\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
