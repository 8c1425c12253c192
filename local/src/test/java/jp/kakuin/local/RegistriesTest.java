package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.aws.registration.AskedRegistries;
import jp.kakuin.local.registry.RdapPages;
import jp.kakuin.local.registry.RegisteredDomains;
import jp.kakuin.local.registry.WhoisService;
import jp.kakuin.local.web.WebServer;
import jp.kakuin.registration.Registration;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-5: only a registry's own clear word refuses a customer; whatever else it does or fails to do is a matter for staff. */
class RegistriesTest {

    private final SteppingClock clock = new SteppingClock();

    @TempDir
    Path folder;

    private HttpServer strange;
    private WebServer web;
    private WhoisService whois;
    private URI origin;

    @BeforeEach
    void open() throws IOException {
        var file = folder.resolve("registrations.txt");
        Files.writeString(file, """
                held.co.jp = 株式会社かくいん商事
                free.jp -
                silent.jp ?
                held.com = Kakuin Trading Co., Ltd.
                free.com -
                silent.com ?
                hidden.com = REDACTED FOR PRIVACY
                """);
        var domains = RegisteredDomains.in(file);
        whois = new WhoisService(0, domains).start();
        int port = FreeRow.first();
        origin = URI.create("http://127.0.0.1:" + port);
        web = new WebServer(port).route("/rdap", new RdapPages(domains, origin.resolve("/rdap"))::serve);
        web.start();
        strange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        strange.start();
    }

    @AfterEach
    void close() throws Exception {
        web.close();
        whois.close();
        strange.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "held.co.jp,   FOUND,     株式会社かくいん商事",
        "other.co.jp,  FOUND,     ''",
        "free.jp,      NOT_FOUND, ''",
        "silent.jp,    NO_ANSWER, ''",
        "held.com,     FOUND,     'Kakuin Trading Co., Ltd.'",
        "hidden.com,   FOUND,     ''",
        "free.com,     NOT_FOUND, ''",
        "silent.com,   NO_ANSWER, ''",
        "example.de,   NO_ANSWER, ''",
    })
    void registry_shouldBeUnderstood_byItsOwnProtocol(String domain, String answer, String holder) {
        var expected = Optional.of(holder).filter(name -> !name.isEmpty());
        switch (registries("/rdap/dns.json").of(domain)) {
            case Registration.Found found -> {
                assertThat(answer).isEqualTo("FOUND");
                assertThat(found.holder()).isEqualTo(expected);
            }
            case Registration.NotFound notFound -> assertThat(answer).isEqualTo("NOT_FOUND");
            case Registration.NoAnswer noAnswer -> assertThat(answer).isEqualTo("NO_ANSWER");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, text/html,             <h1>Not Found</h1>",
        "200, application/rdap+json, '{\"objectClassName\":\"domain\",\"ldhName\":\"another.com\"}'",
        "200, application/rdap+json, '{'",
        "200, text/html,             '{}'",
        "500, application/rdap+json, '{}'",
        "429, application/rdap+json, '{}'",
    })
    void customer_shouldNotBeRefused_whenAServerMerelyBehavesStrangely(int status, String type, String body) {
        answers(status, type, body.getBytes(StandardCharsets.UTF_8), "");
        assertThat(strangers().of("held.com")).isInstanceOf(Registration.NoAnswer.class);
    }

    @Test
    void answer_shouldBeDropped_whenItIsEndlesslyLarge() {
        answers(200, "application/rdap+json", new byte[300 * 1024], "");
        assertThat(strangers().of("held.com")).isInstanceOf(Registration.NoAnswer.class);
    }

    @Test
    void redirect_shouldSendUsNowhere_whenItsHostIsNotInTheBootstrap() {
        var asked = new AtomicInteger();
        strange.createContext("/elsewhere", exchange -> asked.incrementAndGet());
        var elsewhere = "http://localhost:" + strange.getAddress().getPort() + "/elsewhere";
        answers(302, "text/plain", new byte[0], elsewhere);
        assertThat(strangers().of("held.com")).isInstanceOf(Registration.NoAnswer.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void redirects_shouldEnd_whenTheyGoRoundInCircles() {
        answers(302, "text/plain", new byte[0], "/rdap/domain/held.com");
        assertThat(strangers().of("held.com")).isInstanceOf(Registration.NoAnswer.class);
    }

    @Test
    void registry_shouldBeLeftInPeace_whenItDoesNotAnswerOrWasAskedEnough() throws IOException {
        var registries = registries("/rdap/dns.json");
        assertThat(registries.of("silent.com")).isInstanceOf(Registration.NoAnswer.class);
        assertThat(registries.of("held.com")).isInstanceOf(Registration.NoAnswer.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(registries.of("held.com")).isInstanceOf(Registration.Found.class);

        Files.writeString(folder.resolve("registrations.txt"), "held.com -\n");
        assertThat(registries.of("held.com")).isInstanceOf(Registration.Found.class);
        clock.advance(Duration.ofMinutes(10));
        assertThat(registries.of("held.com")).isInstanceOf(Registration.NotFound.class);
        for (int i = 0; i < 70; i++) {
            registries.of("name" + i + ".com");
        }
        assertThat(registries.of("held.com")).isInstanceOf(Registration.NoAnswer.class);
    }

    @Test
    void whois_shouldSpeakAsJprsDoes() throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", whois.port())) {
            socket.getOutputStream().write("held.co.jp\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), Charset.forName("ISO-2022-JP")))
                    .contains("[ドメイン名]                 HELD.CO.JP", "[組織名]                     株式会社かくいん商事");
        }
    }

    private AskedRegistries registries(String bootstrap) {
        return new AskedRegistries(origin.resolve(bootstrap), "127.0.0.1:" + whois.port(), clock);
    }

    /** Whose RDAP of .com is the strange server. */
    private AskedRegistries strangers() {
        var address = "http://127.0.0.1:" + strange.getAddress().getPort();
        var bootstrap = "{\"services\":[[[\"com\"],[\"" + address + "/rdap/\"]]]}";
        strange.createContext("/dns.json", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bootstrap.length());
            exchange.getResponseBody().write(bootstrap.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        return new AskedRegistries(URI.create(address + "/dns.json"), "127.0.0.1:" + whois.port(), clock);
    }

    private void answers(int status, String type, byte[] body, String location) {
        strange.createContext("/rdap", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
