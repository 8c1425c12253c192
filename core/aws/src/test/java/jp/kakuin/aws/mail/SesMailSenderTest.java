package jp.kakuin.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.aws.EmbeddedAws;
import jp.kakuin.mail.MailSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which failures mean that a mail did not go out, and which leave it open. */
@Tag("every-emulator")
class SesMailSenderTest {

    private static final String FROM = "kakuin@ca.example";
    private static final byte[] MIME =
            "Subject: test-of-sending\r\nTo: a@example.co.jp\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void mail_shouldArriveAsWritten_whenTheServiceTakesIt() throws Exception {
        var ses = AwsForTests.embedded().ses();
        ses.verifyDomainIdentity(verify -> verify.domain("ca.example"));

        new SesMailSender(ses, Optional.empty()).send(MIME, FROM, "a@example.co.jp", "0123abcd");

        try (var client = HttpClient.newHttpClient()) {
            var inbox = HttpRequest.newBuilder(EmbeddedAws.endpoint()
                            .resolve(EmbeddedAws.isLocalStack() ? "/_aws/ses" : "/_ministack/ses/messages"))
                    .build();
            assertThat(client.send(inbox, BodyHandlers.ofString()).body()).contains("test-of-sending");
        }
    }

    @Test
    void claim_shouldBeTheTagOfTheMail_whenEventsHaveToFindIt() {
        var form = new StringBuilder();
        answers(200, sent(), form);

        sender(Optional.of("kakuin-mail")).send(MIME, FROM, "a@example.co.jp", "0123abcd");

        assertThat(form.toString())
                .contains("Action=SendRawEmail")
                .contains("ConfigurationSetName=kakuin-mail")
                .contains("Tags.member.1.Name=claim")
                .contains("Tags.member.1.Value=0123abcd");
    }

    @Test
    void mail_shouldBeClaimableAnew_whenTheServiceThrottles() {
        answers(400, error("Throttling"), new StringBuilder());

        assertThatThrownBy(() -> send()).isInstanceOf(MailSender.NotSent.class);
    }

    @Test
    void mail_shouldBeClaimableAnew_whenTheServiceRejectsIt() {
        answers(400, error("MessageRejected"), new StringBuilder());

        assertThatThrownBy(() -> send()).isInstanceOf(MailSender.NotSent.class);
    }

    @Test
    void mail_shouldBeClaimableAnew_whenTheServiceIsNotReached() throws IOException {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        var sender = new SesMailSender(AwsForTests.at(nobody).ses(), Optional.empty());

        assertThatThrownBy(() -> sender.send(MIME, FROM, "a@example.co.jp", "claim"))
                .isInstanceOf(MailSender.NotSent.class);
    }

    @Test
    void mail_shouldNotBeSentTwice_whenTheServiceFailsInside() {
        var requests = new StringBuilder();
        answers(500, error("InternalFailure"), requests);

        var fault = catchThrowable(this::send);

        assertThat(fault).isNotNull().isNotInstanceOf(MailSender.NotSent.class);
        assertThat(requests.toString().split("Action=SendRawEmail")).hasSize(2);
    }

    @Test
    void mail_shouldNotBeSentTwice_whenTheAnswerIsLost() {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        var fault = catchThrowable(this::send);

        assertThat(fault).isNotNull().isNotInstanceOf(MailSender.NotSent.class);
    }

    private void send() {
        sender(Optional.empty()).send(MIME, FROM, "a@example.co.jp", "claim");
    }

    private SesMailSender sender(Optional<String> configurationSet) {
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SesMailSender(AwsForTests.at(endpoint).ses(), configurationSet);
    }

    private void answers(int status, String body, StringBuilder requests) {
        server.createContext("/", exchange -> {
            requests.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String sent() {
        return "<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>";
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>no</Message></Error></ErrorResponse>";
    }
}
