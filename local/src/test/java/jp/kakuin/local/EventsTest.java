package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow as data: one event after another brings an order from its application to its invoice. */
class EventsTest {

    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final Set<String> GOOD_WORDS = Set.of("DONE", "VALID", "PERMITTED", "ISSUED", "DELIVERED");

    /** Under the real catalogue, CSR check and handlers; only AWS, DNS and the CA's key are stand-ins. */
    @ParameterizedTest
    @ValueSource(strings = {"ov-order", "ev-order"})
    void customer_shouldGetCertificateAndInvoice_whenEveryEventHappensInOrder(String story) {
        var world = Given.nothing();
        world.sell(CatalogueFile.read());
        var ports = Given.judgedBy(
                world, new CsrCheck(NAMES, WeakKeyLists.in(Path.of("none")), world.compromisedKeys()), NAMES);
        for (var event : EventFile.of(story)) {
            var answer = Invocation.of(Functions.handler(event.function(), ports)::handleRequest, event.path());
            assertThat(isApi(event) ? answer.status() < 300 : GOOD_WORDS.contains(answer.result()))
                    .as(event.path() + " is answered " + answer.json())
                    .isTrue();
        }
        assertThat(world.orders.all()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CLOSED);
            assertThat(order.certificate()).isPresent();
            assertThat(order.invoice()).isPresent();
        });
    }

    static Stream<EventFile> apiEvents() {
        return Stream.of("ov-order", "ev-order", "side-paths")
                .flatMap(story -> EventFile.of(story).stream())
                .filter(EventsTest::isApi);
    }

    /** An event of a route that the gateway does not have tests what no customer can do. */
    @ParameterizedTest
    @MethodSource("apiEvents")
    void event_shouldBeOneThatTheGatewaySends_whenItIsARequest(EventFile event) throws Exception {
        var json = event.json();
        var template = Files.readString(EventFile.root().resolve("template.yaml"));
        var function = template.substring(template.indexOf("\n  " + Functions.useCase(event.function()) + "Function:"));
        var route = "Path: '?" + Pattern.quote(json.path("resource").asText()) + "'?, Method: "
                + json.path("httpMethod").asText() + "}";
        assertThat(function.substring(0, function.indexOf("\n\n"))).containsPattern(route);
        var path = json.path("resource").asText();
        for (var parameter : json.path("pathParameters").properties()) {
            path = path.replace(
                    "{" + parameter.getKey() + "}", parameter.getValue().asText());
        }
        assertThat(json.path("path").asText()).isEqualTo(path);
    }

    @Test
    void everyEvent_shouldBelongToAFunction_whenItIsKept() {
        var functions = Functions.all();
        assertThat(Stream.of("ov-order", "ev-order", "side-paths").flatMap(story -> EventFile.of(story).stream()))
                .allSatisfy(event -> assertThat(functions).contains(event.function()));
    }

    private static boolean isApi(EventFile event) {
        return event.json().has("httpMethod");
    }
}
