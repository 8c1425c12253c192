package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relying party is not understood because of how its request comes, or a cache keeps what it should not. */
class AnswerOcspHandlerTest {

    private static final String EVENT = "side-paths/35-answer-ocsp.json";

    /** In base 64 it has a slash, two slashes in a row, a plus and an equals sign. */
    private static final byte[] REQUEST = Base64.getDecoder().decode("MEYwRDBC//+/A0A=");

    private final AnswerOcspHandler handler = new AnswerOcspHandler(Given.nothing());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEYwRDBC//+/A0A=",
                "/MEYwRDBC//+/A0A=",
                "MEYwRDBC%2F%2F%2B%2FA0A%3D",
                "MEYwRDBC%2f%2f+%2fA0A=",
                "MEYwRDBC__-_A0A",
                "MEYwRDBC// /A0A="
            })
    void request_shouldBeRead_howeverItsPathWasEscapedOnTheWay(String path) {
        // The fake answers with what it was asked.
        assertThat(body(get(path))).isEqualTo(REQUEST);
    }

    @Test
    void request_shouldBeRead_whenItIsPosted() {
        var event = event();
        event.put("httpMethod", "POST").put("resource", "/").put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString(REQUEST));

        assertThat(body(Invocation.of(handler::handleRequest, event))).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "%zz", "not base 64!", "ÄÖ"})
    void somethingElse_shouldBeAnsweredByTheResponder_andNotByAFault(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer)).isEmpty();
    }

    @Test
    void answer_shouldSayHowLongItMayBeKept_andNotForWhichPages() {
        var answer = get("MEYwRDBC__-_A0A");

        assertThat(answer.header("Content-Type")).isEqualTo("application/ocsp-response");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3600, public, no-transform, must-revalidate");
        assertThat(answer.header("Expires")).endsWith(" GMT");
        assertThat(answer.header("Last-Modified")).endsWith(" GMT");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(answer.json().path("headers").size()).isEqualTo(5);
    }

    @Test
    void body_shouldNotBeSentAgain_whenTheCacheHasIt() {
        var event = event();
        ((ObjectNode) event.path("headers"))
                .put("If-None-Match", get(path(event)).header("ETag"));

        var answer = Invocation.of(handler::handleRequest, event);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Cache-Control")).startsWith("max-age=3600");
    }

    private Invocation.Answer get(String path) {
        var event = event();
        ((ObjectNode) event.path("pathParameters")).put("request", path);
        return Invocation.of(handler::handleRequest, event);
    }

    private static String path(ObjectNode event) {
        return event.path("pathParameters").path("request").asText();
    }

    private static ObjectNode event() {
        return new EventFile(EVENT).json();
    }

    private static byte[] body(Invocation.Answer answer) {
        assertThat(answer.json().path("isBase64Encoded").asBoolean()).isTrue();
        return Base64.getDecoder().decode(answer.json().path("body").asText().getBytes(StandardCharsets.US_ASCII));
    }
}
