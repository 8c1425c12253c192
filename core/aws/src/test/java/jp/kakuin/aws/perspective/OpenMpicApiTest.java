package jp.kakuin.aws.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer of an Open MPIC service counts for what each perspective saw, and for nothing if it is not the answer to what was asked. */
class OpenMpicApiTest {

    private static final Set<String> NAMES =
            Set.of("us-east-1", "eu-central-1", "sa-east-1", "us-west-2", "ap-southeast-1");
    private static final Probe CAA =
            new Probe.CaaPermission("www.example.co.jp", Set.of("ca.example"), "ca-tbr-7", "acct:a1@ca.example");
    private static final String COMPLETED = "check_completed";
    private static final String PASSED = "check_passed";

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private Function<ObjectNode, ObjectNode> answers = OpenMpicApiTest::everyoneAgrees;
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/mpic", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void caa_shouldBeAskedOfAllPerspectivesOnce_withOurDomainsAndOurKey() {
        var seen = api().look(CAA);

        assertThat(seen)
                .containsOnlyKeys(NAMES)
                .allSatisfy((name, sighting) -> assertThat(sighting.verdict()).isEqualTo(Verdict.CORROBORATES));
        assertThat(keys).containsExactly("the-key");
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.path("check_type").asText()).isEqualTo("caa");
            assertThat(request.path("domain_or_ip_target").asText()).isEqualTo("www.example.co.jp");
            assertThat(request.path("caa_check_parameters").toString())
                    .isEqualTo("{\"certificate_type\":\"tls-server\",\"caa_domains\":[\"ca.example\"]}");
            assertThat(request.path("orchestration_parameters").toString())
                    .isEqualTo("{\"perspective_count\":5,\"quorum_count\":4,\"max_attempts\":1}");
        });
    }

    @Test
    void dnsChange_shouldBeEnoughInOneKindOfRecord_atTheVeryName() {
        answers = request -> answer(
                request,
                check -> check.put(
                        PASSED,
                        request.at("/dcv_check_parameters/dns_record_type")
                                .asText()
                                .equals("CNAME")));

        var seen = api().look(new Probe.DnsChange("example.co.jp", "_kakuin.example.co.jp", "value"));

        assertThat(seen.values()).hasSize(5).allMatch(sighting -> sighting.corroborates());
        assertThat(asked).hasSize(2).allSatisfy(request -> {
            assertThat(request.path("domain_or_ip_target").asText()).isEqualTo("example.co.jp");
            assertThat(request.at("/dcv_check_parameters/dns_name_prefix").asText())
                    .isEqualTo("_kakuin");
            assertThat(request.at("/dcv_check_parameters/challenge_value").asText())
                    .isEqualTo("value");
        });
    }

    @Test
    void absence_shouldBeKnown_onlyIfEveryWayWasLookedAt() {
        answers = request -> answer(request, check -> {
            var https = request.at("/dcv_check_parameters/url_scheme").asText().equals("https");
            check.put(PASSED, false).put(COMPLETED, !https);
        });

        var seen = api().look(new Probe.WebsiteChange("www.example.co.jp", "file.txt", "value"));

        assertThat(seen.values()).hasSize(5).allMatch(sighting -> sighting.verdict() == Verdict.NO_ANSWER);
    }

    @Test
    void persistentRecord_shouldBeAskedForThisAccount() {
        api().look(new Probe.PersistentRecord(
                "example.co.jp", Set.of("ca.example"), "acct:a1@ca.example", Instant.EPOCH));

        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(
                                request.path("dcv_check_parameters").toString())
                        .isEqualTo("{\"validation_method\":\"dns-persistent\",\"issuer_domain_names\":[\"ca.example\"],"
                                + "\"expected_account_uri\":\"acct:a1@ca.example\"}"));
    }

    @Test
    void alias_shouldHaveNoAnswer_forTheServiceCannotLookForIt() {
        assertThat(api().look(new Probe.Alias("www.example.co.jp", "example.net")))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void eachPerspective_shouldSayForItself_whateverTheServiceMakesOfIt() {
        answers = request -> {
            var answer = answer(request, check -> {});
            answer.put("is_valid", true);
            check(answer, 0).put(PASSED, false);
            check(answer, 1).put(PASSED, true).put(COMPLETED, false);
            return answer;
        };

        assertThat(api().look(CAA).values().stream().map(sighting -> sighting.verdict()))
                .containsExactlyInAnyOrder(
                        Verdict.CONTRADICTS,
                        Verdict.NO_ANSWER,
                        Verdict.CORROBORATES,
                        Verdict.CORROBORATES,
                        Verdict.CORROBORATES);
    }

    static Stream<Consumer<ObjectNode>> forgeries() {
        return Stream.of(
                answer -> answer.put("trace_identifier", "of-another-request"),
                answer -> answer.putNull("trace_identifier"),
                answer -> answer.put("domain_or_ip_target", "other.example"),
                answer -> answer.put("check_type", "dcv"),
                answer -> answer.remove("perspectives"),
                answer -> answer.putNull("perspectives"),
                answer -> answer.withObject("/actual_orchestration_parameters").put("attempt_count", 2),
                answer -> perspective(answer, 0).put("perspective_code", "moon-base-1"),
                answer -> perspective(answer, 0)
                        .put(
                                "perspective_code",
                                perspective(answer, 1).path("perspective_code").asText()),
                answer -> perspective(answer, 0).remove("check_response"),
                answer -> check(answer, 0).put(PASSED, "true"),
                answer -> check(answer, 0).put(PASSED, 1),
                answer -> check(answer, 0).remove(COMPLETED));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void nothingOfAnAnswer_shouldCount_whenPartOfItIsNotAsAgreed(Consumer<ObjectNode> forgery) {
        answers = request -> {
            var answer = answer(request, check -> {});
            forgery.accept(answer);
            return answer;
        };

        assertThatThrownBy(() -> api().look(CAA)).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusedKey_shouldBeAFault_whoseMessageHasNoKey() {
        status = 403;

        assertThatThrownBy(() -> api().look(CAA))
                .hasMessageContaining("answered 403")
                .hasMessageNotContaining("the-key");
    }

    @Test
    void endlessAnswer_shouldBeAFault_beforeItFillsTheMemory() {
        answers = request -> everyoneAgrees(request).put("more", "x".repeat(2 << 20));

        assertThatThrownBy(() -> api().look(CAA)).hasCauseInstanceOf(IOException.class);
    }

    private OpenMpicApi api() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3/");
        return new OpenMpicApi(address, () -> "the-key", NAMES, Duration.ofSeconds(20));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var request = (ObjectNode) Json.mapper().readTree(exchange.getRequestBody());
        asked.add(request);
        keys.add(exchange.getRequestHeaders().getFirst("x-api-key"));
        var body = answers.apply(request).toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            // The other side has heard enough.
            throw new UncheckedIOException(gone);
        }
    }

    private static ObjectNode everyoneAgrees(ObjectNode request) {
        return answer(request, check -> {});
    }

    /** In the form of the published specification, version 3.5.0. */
    private static ObjectNode answer(ObjectNode request, Consumer<ObjectNode> each) {
        var answer = Json.mapper().createObjectNode();
        for (var field : List.of("check_type", "domain_or_ip_target", "trace_identifier")) {
            answer.set(field, request.get(field));
        }
        answer.put("is_valid", false).put("mpic_completed", true);
        answer.set("request_orchestration_parameters", request.get("orchestration_parameters"));
        answer.putObject("actual_orchestration_parameters")
                .put("perspective_count", 5)
                .put("quorum_count", 4)
                .put("attempt_count", 1);
        var perspectives = answer.putArray("perspectives");
        for (var name : NAMES) {
            var check = perspectives
                    .addObject()
                    .put("perspective_code", name)
                    .putObject("check_response")
                    .put(COMPLETED, true)
                    .put(PASSED, true)
                    .put("timestamp_ns", 1_725_822_089_205_545_500L);
            check.set("check_type", request.get("check_type"));
            check.putNull("errors");
            check.putObject("details").put("caa_record_present", false);
            each.accept(check);
        }
        return answer;
    }

    private static ObjectNode perspective(ObjectNode answer, int number) {
        return (ObjectNode) answer.path("perspectives").path(number);
    }

    private static ObjectNode check(ObjectNode answer, int number) {
        return (ObjectNode) perspective(answer, number).path("check_response");
    }
}
