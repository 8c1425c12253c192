package jp.kakuin.aws.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question must arrive as it was asked, and nothing that is no answer may pass for one. */
class ProbeJsonTest {

    static Stream<Probe> probes() {
        return Stream.of(
                new Probe.DnsChange("example.co.jp", "_kakuin.example.co.jp", "value"),
                new Probe.WebsiteChange("www.example.co.jp", "file.txt", "value"),
                new Probe.PersistentRecord(
                        "example.co.jp",
                        Set.of("ca.example", "ca.test"),
                        "acct:a1@ca.example",
                        Instant.parse("2026-11-21T01:02:03Z")),
                new Probe.Alias("www.example.co.jp", "example.net"),
                new Probe.CaaPermission("www.example.co.jp", Set.of("ca.example"), "ca-tbr-7", "acct:a1@ca.example"));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void probe_shouldArriveAsItWasSent(Probe probe) throws IOException {
        assertThat(ProbeJson.probe(Json.mapper().readTree(ProbeJson.write(probe))))
                .isEqualTo(probe);
    }

    @Test
    void everyKindOfProbe_shouldBeTriedHere() {
        assertThat(probes().map(Object::getClass)).hasSize(Probe.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"CaaPermission\"",
                "{}",
                "{\"kind\":\"Alias\"}",
                "{\"kind\":\"Other\",\"fqdn\":\"a.example\"}",
                "{\"kind\":\"Alias\",\"fqdn\":\"a.example\",\"authorizationDomainName\":null}",
                "{\"kind\":\"Alias\",\"fqdn\":\"a.example\",\"authorizationDomainName\":\"b.example\",\"resolver\":\"x\"}",
                "{\"kind\":\"Alias\",\"fqdn\":[\"a.example\"],\"authorizationDomainName\":\"b.example\"}",
                "{\"kind\":\"WebsiteChange\",\"fqdn\":\"a.example\",\"fileName\":{},\"randomValue\":\"x\"}",
                "{\"kind\":\"PersistentRecord\",\"authorizationDomainName\":\"a.example\",\"issuerDomains\":[],\"accountUri\":\"x\",\"at\":\"soon\"}"
            })
    void probe_shouldBeRefused_whenAFieldIsMissingTooManyOrOfAnotherKind(String json) throws IOException {
        var tree = Json.mapper().readTree(json);

        assertThatThrownBy(() -> ProbeJson.probe(tree)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void sighting_shouldArriveAsItWasAnswered() {
        var seen = new Sighting(Sighting.Verdict.CONTRADICTS, "example.co.jp: 0 issue \";\"");

        assertThat(ProbeJson.sighting(Json.write(seen))).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "true",
                "\"CORROBORATES\"",
                "{\"verdict\":\"CORROBORATES\"}",
                "{\"verdict\":\"corroborates\",\"found\":\"\"}",
                "{\"verdict\":0,\"found\":\"\"}",
                "{\"verdict\":null,\"found\":\"\"}",
                "{\"verdict\":\"YES\",\"found\":\"\"}",
                "{\"verdict\":\"CORROBORATES\",\"found\":\"\",\"more\":1}",
                "{\"verdict\":\"CORROBORATES\",\"found\":\"\"} trailing",
                "{\"errorMessage\":\"Task timed out\",\"errorType\":\"Sandbox.Timedout\"}",
                "<html>busy</html>"
            })
    void answer_shouldNeverCountAsAYes_whenItIsNoSighting(String answer) {
        assertThatThrownBy(() -> ProbeJson.sighting(answer)).isInstanceOf(UncheckedIOException.class);
    }
}
