package jp.kakuin.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

/** BR 3.2.2.4.18: a file on the very name, and nothing else, shows control over a website. */
class SiteFileTest {

    private static final String VALUE = "7q2m8wz4k1n6v0x5t9r3h8j2d4";
    private static final String PATH = "/.well-known/pki-validation/k1.txt";

    private final TestSite site = new TestSite();
    private final FakeDns dns = new FakeDns()
            .with("www.example.co.jp", Type.A, "203.0.113.5")
            .with("www2.example.co.jp", Type.A, "203.0.113.6");

    SiteFileTest() throws IOException {}

    @AfterEach
    void close() {
        site.close();
    }

    private Sighting look() {
        var perspective = new LocalPerspective(dns, site.reach(), permission -> null);
        return perspective.look(new Probe.WebsiteChange("www.example.co.jp", "k1.txt", VALUE));
    }

    @Test
    void website_shouldShowControl_whenTheFileHoldsTheValue() {
        site.file(PATH, VALUE + "\r\n");

        assertThat(look().verdict()).isEqualTo(Verdict.CORROBORATES);
        assertThat(site.asked()).containsExactly("GET " + PATH + " HTTP/1.1 Host: www.example.co.jp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n" + VALUE + "\r\n0\r\n\r\n",
                "HTTP/1.1 200\r\ncontent-length: 26\r\n\r\n" + VALUE,
                "HTTP/1.0 206 Partial\n\n" + VALUE,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n7q\r\n18\r\n2m8wz4k1n6v0x5t9r3h8j2d4\r\n0\r\n\r\n",
            })
    void website_shouldShowControl_whateverFormTheServerAnswersIn(String wire) {
        site.answer(PATH, wire);

        assertThat(look().verdict()).isEqualTo(Verdict.CORROBORATES);
    }

    @ParameterizedTest
    @CsvSource({"200, other", "404, VALUE", "500, VALUE", "303, VALUE", "200, xVALUE", "200, VALUEx"})
    void website_shouldShowNothing_whenStatusOrContentIsAnother(int status, String content) {
        var body = content.replace("VALUE", VALUE);
        site.answer(PATH, "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(look().verdict()).isEqualTo(Verdict.CONTRADICTS);
        assertThat(look().found()).contains(Integer.toString(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200\r\n\r\n" + VALUE,
                VALUE,
                "HTTP/1.1 200 OK\r\n" + VALUE,
                "HTTP/1.1 200 OK\r\n: x\r\n\r\n" + VALUE,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n" + VALUE,
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + VALUE,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n" + VALUE,
            })
    void website_shouldShowNothing_whenItsAnswerIsBroken(String wire) {
        site.answer(PATH, wire);

        assertThat(look().verdict()).isEqualTo(Verdict.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirect_shouldBeFollowed_whenItsStatusIsAllowed(int status) {
        site.redirect(PATH, status, "http://www2.example.co.jp/there?x=1").file("/there?x=1", VALUE);

        assertThat(look().verdict()).isEqualTo(Verdict.CORROBORATES);
        assertThat(site.asked()).last().isEqualTo("GET /there?x=1 HTTP/1.1 Host: www2.example.co.jp");
    }

    @Test
    void website_shouldShowControlByHttps_whenItsCertificateIsOldAndSomebodyElses() throws Exception {
        try (var encrypted = TestSite.encrypted()) {
            encrypted.file(PATH, VALUE);
            var sighting = new LocalPerspective(dns, encrypted.reach(), permission -> null)
                    .look(new Probe.WebsiteChange("www.example.co.jp", "k1.txt", VALUE));

            assertThat(sighting.found()).startsWith("https://www.example.co.jp/");
            assertThat(sighting.verdict()).isEqualTo(Verdict.CORROBORATES);
        }
    }

    @Test
    void redirect_shouldEnd_whenThereAreTooMany() {
        site.redirect(PATH, 302, PATH);

        assertThat(look().verdict()).isEqualTo(Verdict.CONTRADICTS);
        assertThat(site.asked()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www2.example.co.jp:8080/there",
                "https://www2.example.co.jp:80/there",
                "http://www2.example.co.jp:22/there",
                "ftp://www2.example.co.jp/there",
                "file:///etc/passwd",
                "http://127.0.0.1/there",
                "http://[::1]/there",
                "http://2130706433/there",
                "http://localhost/there",
                "http://user@www2.example.co.jp/there",
                "http://www2.example.co.jp/" + VALUE,
                "http://www2.example.co.jp/?x=%37q2m8wz4k1n6v0x5t9r3h8j2d4",
                "http://" + VALUE + ".example.co.jp/",
            })
    void redirect_shouldNotBeFollowed_whenPortSchemeHostOrPathIsNotAllowed(String target) {
        site.redirect(PATH, 302, target);

        assertThat(look().verdict()).isEqualTo(Verdict.CONTRADICTS);
        assertThat(site.asked()).hasSize(1);
        assertThat(SiteFile.mayBeAsked(URI.create("http://www2.example.co.jp:80/there"), VALUE))
                .isTrue();
    }

    @Test
    void site_shouldNotBeAsked_whenTheDnsIsBogusOrNamesNoPublicAddress() {
        site.file(PATH, VALUE);
        dns.with("inside.example.co.jp", Type.A, "10.0.0.1").with("inside.example.co.jp", Type.AAAA, "::1");
        var real = new LocalPerspective(dns, new PublicInternet(), permission -> null);

        assertThat(real.look(new Probe.WebsiteChange("inside.example.co.jp", "k1.txt", VALUE))
                        .verdict())
                .isEqualTo(Verdict.NO_ANSWER);
        dns.broken("www.example.co.jp");
        assertThat(look().verdict()).isEqualTo(Verdict.NO_ANSWER);
        assertThat(site.asked()).isEmpty();
    }
}
