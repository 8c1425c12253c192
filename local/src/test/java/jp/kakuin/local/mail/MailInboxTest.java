package jp.kakuin.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.local.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailInboxTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private MailStore store;
    private MailInbox inbox;
    private WebServer web;

    @BeforeEach
    void start() throws Exception {
        store = MailStore.open(folder, CLOCK);
        inbox = new MailInbox(0, store).start();
        web = new WebServer(0).route("/mailbox", new MailboxPages(store)::serve).start();
    }

    @AfterEach
    void stop() throws Exception {
        web.close();
        inbox.close();
    }

    @Test
    void mail_shouldKeepEveryByte_whenItsLinesBeginWithDots() throws Exception {
        var message = message("承認のお願い", "本文\r\n.\r\n..二つ\r\n.rest\r\n", null);

        send(message);

        var kept = store.all().getFirst();
        assertThat(ReadMail.of(kept).text()).contains("本文\r\n.\r\n..二つ\r\n.rest\r\n");
        assertThat(kept.envelopeTo()).containsExactly("yamada@example.co.jp");
        assertThat(kept.receivedAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void mails_shouldStillBeThere_whenTheSuiteStartsAgain() throws Exception {
        send(message("一通目", "1", null));
        var again = MailStore.open(folder, CLOCK);

        assertThat(again.all()).extracting(StoredMail::id).containsExactly("000001");
        assertThat(again.add("a@example.jp", java.util.List.of("b@example.jp"), new byte[0])
                        .id())
                .isEqualTo("000002");
    }

    @Test
    void mailbox_shouldShowSubjectAndAttachments_soThatApproverAndPayerFindTheirLinks() throws Exception {
        send(message("請求書のお知らせ", "どうぞ", new byte[] {'%', 'P', 'D', 'F'}));

        var list = get("/mailbox/api/messages?to=yamada@example.co.jp").body();
        var json = Exchange.JSON.readTree(list).path("messages").path(0);
        assertThat(json.path("subject").asText()).isEqualTo("請求書のお知らせ");
        assertThat(json.path("attachments").path(0).asText()).isEqualTo("請求書.pdf");
        assertThat(get("/mailbox").body()).contains("請求書のお知らせ").contains("📎 1");
        assertThat(get("/mailbox/000001/attachments/0").body()).isEqualTo("%PDF");
        assertThat(get("/mailbox/api/messages?to=someone@example.co.jp").body()).isEqualTo("{\"messages\":[]}");
    }

    @Test
    void mailsHtml_shouldRunNoScript_whenItIsShown() throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("<script>alert(1)</script>");
        message.setContent("<p>こんにちは</p><script>alert(1)</script>", "text/html; charset=UTF-8");
        send(message);

        assertThat(get("/mailbox").body()).doesNotContain("<script>");
        var html = get("/mailbox/000001/html");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(html.body()).contains("こんにちは");
    }

    @Test
    void foreignPage_shouldNotReadTheMailbox_whenItsNamePointsHere() throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", web.port())) {
            socket.getOutputStream()
                    .write("GET /mailbox HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 421");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + web.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    private MimeMessage message(String subject, String text, byte[] pdf) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject(subject, "UTF-8");
        var body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        body.setHeader("Content-Transfer-Encoding", "8bit");
        var parts = new MimeMultipart(body);
        if (pdf != null) {
            var attachment = new MimeBodyPart();
            attachment.setDataHandler(
                    new jakarta.activation.DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
            attachment.setFileName("請求書.pdf");
            parts.addBodyPart(attachment);
        }
        message.setContent(parts);
        return message;
    }

    private void send(MimeMessage message) throws Exception {
        message.setFrom(new InternetAddress("no-reply@example.co.jp"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("yamada@example.co.jp"));
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(inbox.port()));
        message.saveChanges();
        try (var transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
