package jp.kakuin.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.OrderCode;
import jp.kakuin.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ApiTest {

    @Test
    void handler_shouldSeeTheRequest_whenTheGatewaySendsItsEvent() throws IOException {
        var seen = new AtomicReference<ApiRequest>();
        var event = event("{\"a\":1}");
        event.put("headers", Map.of("authorization", "Bearer t", "X-Thing", "y"));
        event.put("pathParameters", Map.of("orderId", "K000000000001"));

        call(event, request -> {
            seen.set(request);
            return ApiAnswer.noContent();
        });

        var request = seen.get();
        assertThat(request.bearer()).contains("t");
        assertThat(request.header("x-thing")).contains("y");
        assertThat(request.header("X-THING")).contains("y");
        assertThat(request.path("orderId")).isEqualTo("K000000000001");
        assertThat(request.query("cursor")).isEmpty();
        assertThat(request.sourceIp()).isEqualTo("192.0.2.1");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void body_shouldBeRead_whenTheGatewayEncodedIt() throws IOException {
        var event = event(Base64.getEncoder().encodeToString("日本".getBytes(StandardCharsets.UTF_8)));
        event.put("isBase64Encoded", true);

        var answer = call(
                event, request -> ApiAnswer.ok(Map.of("said", new String(request.body(), StandardCharsets.UTF_8))));

        assertThat(answer.path("body").asText()).isEqualTo("{\"said\":\"日本\"}");
    }

    @Test
    void caller_shouldBeToldTheLimit_whenTheBodyIsTooLarge() throws IOException {
        var answer = call(event("x".repeat(ApiRequest.MAX_BODY + 1)), request -> ApiAnswer.noContent());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(413);
        assertThat(answer.path("body").asText()).contains("BODY_TOO_LARGE").contains("512 KiB");
    }

    @Test
    void caller_shouldLearnNothingInside_whenTheHandlerFails() throws IOException {
        var answer = call(event(""), request -> {
            throw new IllegalStateException("secret detail");
        });

        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.path("body").asText()).contains("INTERNAL_FAULT").doesNotContain("secret");
    }

    @Test
    void browser_shouldBeHeldBack_whenAnAnswerArrives() throws IOException {
        var headers = call(event(""), request -> ApiAnswer.ok(Map.of())).path("headers");

        assertThat(headers.path("X-Content-Type-Options").asText()).isEqualTo("nosniff");
        assertThat(headers.path("Cache-Control").asText()).isEqualTo("no-store");
        assertThat(headers.path("Content-Security-Policy").asText()).contains("default-src 'none'");
        assertThat(headers.path("Strict-Transport-Security").asText()).contains("max-age");
    }

    @Test
    void portal_shouldReadTheAnswer_whenItIsAtAnotherOrigin() throws IOException {
        for (var answer : List.of(
                ApiAnswer.ok(Map.of()),
                ApiAnswer.noContent(),
                ApiAnswer.refused(Refusal.of(RequestCode.BODY_MISSING)))) {
            var headers = call(event(""), request -> answer).path("headers");

            assertThat(headers.path("Access-Control-Allow-Origin").asText()).isEqualTo("https://portal.example");
            assertThat(headers.path("Access-Control-Expose-Headers").asText()).contains("Location", "Retry-After");
        }
    }

    @Test
    void customer_shouldKnowWhenToAskAgain_whenMailIsResentTooOften() {
        var refused = ApiAnswer.refused(Refusal.of(OrderCode.RESENT_TOO_OFTEN, "", "seconds", "60"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "60");
    }

    @Test
    void paper_shouldArriveByteForByte_whenItIsDownloaded() throws IOException {
        var answer = call(event(""), request -> ApiAnswer.file("application/pdf", "form.pdf", new byte[] {0, -1, 2}));

        assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.path("body").asText())).containsExactly(0, -1, 2);
        assertThat(answer.path("headers").path("Content-Disposition").asText()).contains("form.pdf");
    }

    @Test
    void problem_shouldNameEveryRefusalInBothLanguages_whenSeveralFieldsAreWrong() throws IOException {
        var refusals = List.of(
                Refusal.of(RequestCode.FIELD_UNKNOWN, "names[1].x"),
                Refusal.of(RequestCode.FIELD_WRONG_TYPE, "termMonths", "expected", "integer"));

        var answer = call(event(""), request -> ApiAnswer.refused(refusals));

        var problem = Json.mapper().readTree(answer.path("body").asText());
        assertThat(answer.path("headers").path("Content-Type").asText()).startsWith("application/problem+json");
        assertThat(problem.path("type").asText()).isEqualTo("urn:kakuin:problem:FIELD_UNKNOWN");
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("errors")).hasSize(2);
        var second = problem.path("errors").get(1);
        assertThat(second.path("field").asText()).isEqualTo("termMonths");
        assertThat(second.path("detail").path("ja").asText())
                .contains("integer")
                .contains("形式");
        assertThat(second.path("detail").path("en").asText())
                .contains("integer")
                .contains("form");
    }

    @Test
    void status_shouldTellWhatToDo_whenARequestIsRefused() {
        assertThat(status(OrderCode.ORDER_NOT_FOUND, "")).isEqualTo(404);
        assertThat(status(OrderCode.NOT_EDITABLE, "")).isEqualTo(409);
        assertThat(status(OrderCode.IDEMPOTENCY_KEY_MISSING, "")).isEqualTo(400);
        assertThat(status(OrderCode.IDEMPOTENCY_KEY_REUSED, "")).isEqualTo(422);
        assertThat(status(RequestCode.UNAUTHENTICATED, "")).isEqualTo(401);
        assertThat(status(RequestCode.SECOND_FACTOR_MISSING, "")).isEqualTo(403);
        assertThat(status(RequestCode.FIELD_WRONG_TYPE, "csr")).isEqualTo(422);
        assertThat(ApiAnswer.refused(Refusal.of(RequestCode.UNAUTHENTICATED)).headers())
                .containsEntry("WWW-Authenticate", "Bearer");
    }

    private static int status(jp.kakuin.refusal.Code code, String field) {
        return ProblemStatus.of(List.of(Refusal.of(code, field)));
    }

    private static Map<String, Object> event(String body) {
        var event = new HashMap<String, Object>();
        event.put("httpMethod", "POST");
        event.put("resource", "/orders/{orderId}");
        event.put("pathParameters", null);
        event.put("queryStringParameters", null);
        event.put("headers", Map.of());
        event.put("body", body);
        event.put("isBase64Encoded", false);
        event.put("requestContext", Map.of("requestId", "1", "identity", Map.of("sourceIp", "192.0.2.1")));
        return event;
    }

    private static JsonNode call(Map<String, Object> event, Function<ApiRequest, ApiAnswer> handler)
            throws IOException {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8));
        new Api(URI.create("https://portal.example")).handle(in, out, null, handler);
        return Json.mapper().readTree(out.toByteArray());
    }
}
