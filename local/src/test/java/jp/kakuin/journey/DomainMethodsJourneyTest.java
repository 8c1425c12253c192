package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The DNS and the Web show control over names, each in a way of its own (SPEC D-6). */
@Journey
class DomainMethodsJourneyTest {

    private static final String NAME = "methods.example.co.jp";
    private static final String SITE = "www." + NAME;
    private static final String SHOP = "shop." + NAME;

    private final Suite suite;

    DomainMethodsJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void threeNames_shouldBeIssuedTo_whenEachIsValidatedInAnotherWay() {
        for (var name : List.of(NAME, SITE, SHOP)) {
            suite.publish(name + ". IN A 127.0.0.1");
        }
        suite.publish("_kakuin-validation." + NAME + ". IN TXT \"something else\"");
        var story = OrderStory.ov(suite, "methods", NAME, SITE, SHOP)
                .with("approvals", List.of(by("ca-tbr-7", NAME), by("ca-tbr-18", SITE), by("ca-tbr-7", SHOP)))
                .apply();
        var change = instruction(story, "domain-ca-tbr-7-" + NAME);
        var file = instruction(story, "domain-ca-tbr-18-" + SITE);
        instruction(story, "domain-ca-tbr-7-" + SHOP);

        var notYet = look(story, "domain-ca-tbr-7-" + NAME);
        assertThat(notYet.path("state").asText()).isEqualTo("WAITING");
        assertThat(notYet.path("control").path("lastLook").path("found").asText())
                .contains("something else");
        assertThat(notYet.path("control").path("nextLookAt").isTextual()).isTrue();

        suite.publish(change.path("where").asText() + ". IN TXT \""
                + change.path("content").asText() + "\"");
        var address = file.path("where").asText();
        suite.serveFile(
                SITE,
                address.substring(address.lastIndexOf('/') + 1),
                file.path("content").asText());
        story.act("organisation");
        story.ask("PUT", "/checks/domain-ca-tbr-7-" + SHOP + "/method", Map.of("method", "ca-tbr-22", "domain", SHOP))
                .orFail();
        var persistent = instruction(story, "domain-ca-tbr-22-" + SHOP);
        suite.publish(persistent.path("where").asText() + ". IN TXT \""
                + persistent.path("content").asText() + "\"");

        suite.moveClock(Duration.ofMinutes(2));
        for (var check : List.of("ca-tbr-7-" + NAME, "ca-tbr-18-" + SITE)) {
            assertThat(look(story, "domain-" + check).path("state").asText())
                    .as(check)
                    .isEqualTo("PASSED");
        }
        // The last one is found by itself.
        suite.moveClock(Duration.ofMinutes(10));
        suite.run("check-domains");
        assertThat(story.check("domain-ca-tbr-22-" + SHOP).path("state").asText())
                .isEqualTo("PASSED");

        assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
        assertThat(StreamSupport.stream(story.asStaffSee().path("audit").spliterator(), false)
                        .filter(entry -> entry.path("event").asText().equals("CHECK_PASSED"))
                        .map(entry -> entry.path("facts").path("section").asText())
                        .filter(section -> !section.isEmpty()))
                .containsExactlyInAnyOrder("BR 3.2.2.4.7", "BR 3.2.2.4.18", "BR 3.2.2.4.22");
        story.expectMails(
                Mails.RECEIVED,
                Mails.ACCESS_KEY,
                "takahashi: [Please set a record] Validation of by the DNS",
                "takahashi: [Please place a file] Validation of " + SITE + " by its website",
                "takahashi: [Please set a record] Validation of " + SHOP + " by the DNS",
                "takahashi: [Please set a record] Persistent validation of " + SHOP,
                Mails.ISSUED,
                Mails.ISSUED_TECHNICAL,
                Mails.INVOICE);
    }

    private static Map<String, String> by(String method, String name) {
        return Map.of("name", name, "method", method, "domain", name);
    }

    /** What is to be published for a check, once it is asked for. */
    private static JsonNode instruction(OrderStory story, String check) {
        return Await.until(
                "the instructions of " + check + " are there",
                () -> StreamSupport.stream(story.read().path("checks").spliterator(), false)
                        .filter(found -> found.path("id").asText().equals(check))
                        .map(found -> found.path("control").path("instructions").path(0))
                        .findFirst()
                        .orElseThrow(),
                JsonNode::isObject);
    }

    private static JsonNode look(OrderStory story, String check) {
        var order = story.ask("POST", "/checks/" + check + "/look", Map.of())
                .orFail()
                .json();
        return StreamSupport.stream(order.path("checks").spliterator(), false)
                .filter(found -> found.path("id").asText().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
