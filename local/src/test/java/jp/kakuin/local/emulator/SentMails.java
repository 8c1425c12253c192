package jp.kakuin.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.web.Exchange;

/** Carries what LocalStack's SES has taken to the mail inbox, which MiniStack does by itself. LocalStack only shows it. */
public final class SentMails implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SentMails.class.getName());
    private static final long BETWEEN_NANOS = 100_000_000;
    /** The list appears with the first use of SES, which the deployment ends with. */
    private static final long UNTIL_THERE_IS_A_LIST_NANOS = 1_000_000_000;

    private final URI list;
    private final Session inbox;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean closed;

    private SentMails(URI endpoint, int smtpPort) {
        this.list = endpoint.resolve("/_aws/ses");
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", Workplace.ADDRESS);
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        this.inbox = Session.getInstance(properties);
    }

    /** Begins at once. */
    static SentMails carry(URI endpoint, int smtpPort) {
        var mails = new SentMails(endpoint, smtpPort);
        Thread.ofVirtual().name("sent-mails").start(() -> {
            while (!mails.closed) {
                LockSupport.parkNanos(mails.carry() ? BETWEEN_NANOS : UNTIL_THERE_IS_A_LIST_NANOS);
            }
        });
        return mails;
    }

    /** False if there is no list yet. */
    private boolean carry() {
        try {
            var answer = ask("GET", list);
            if (answer.statusCode() != 200) {
                return false;
            }
            for (var mail : Exchange.JSON.readTree(answer.body()).path("messages")) {
                deliver(mail);
                ask("DELETE", URI.create(list + "?id=" + mail.path("Id").asText()));
            }
        } catch (IOException | MessagingException e) {
            if (!closed) {
                LOG.log(Level.WARNING, "A sent mail was not carried to the inbox", e);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return true;
    }

    private void deliver(JsonNode mail) throws MessagingException {
        var raw = mail.path("RawData").asText().getBytes(StandardCharsets.UTF_8);
        var message = new MimeMessage(inbox, new ByteArrayInputStream(raw));
        try (var transport = inbox.getTransport("smtp")) {
            transport.connect();
            // Unlike Transport.send, this leaves the message as it is.
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private HttpResponse<byte[]> ask(String method, URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
