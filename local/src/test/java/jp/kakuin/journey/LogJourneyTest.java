package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.attack.Log;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.order.OrderId;
import org.junit.jupiter.api.Test;

/** What a whole order leaves in the functions' log, over the real adapters: its number on every line, and nothing of its people (SPEC M-8). */
@Journey
class LogJourneyTest {

    private static final Pattern WORD_OF_OURS = Pattern.compile("[A-Z_]+|.{0,3}");
    private static final Pattern SECRET = Pattern.compile("(?<=/links/)\\w+|(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}");

    private final Suite suite;

    LogJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void log_shouldTellTheOrderAndNobody_whenAnOrderGoesItsWholeWay() {
        var story = OrderStory.ev(suite, "quiet");
        String written;
        try (var log = new Log()) {
            story.apply().drive();
            List.of("chase-waiting-orders", "settle-mails", "reconcile-orders").forEach(suite::run);
            written = log.take();
        }
        assertThat(secrets(story).stream().filter(written::contains)).isEmpty();
        // What a process says when it starts is of no request.
        var lines = written.lines()
                .map(LogJourneyTest::parsed)
                .filter(line -> !line.has("alarm"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(40).allSatisfy(line -> {
            assertThat(line.path("function").asText()).isNotEmpty();
            assertThat(line.path("request").asText()).isNotEmpty();
            if (isAboutAnOrder(line)) {
                assertThat(OrderId.isValid(line.path("order").asText())).isTrue();
                assertThat(line.path("attempt").asInt()).isPositive();
            }
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("order").asText()).isEqualTo(story.order());
            assertThat(line.path("signatures").asInt()).isEqualTo(2);
        });
    }

    private static boolean isAboutAnOrder(JsonNode line) {
        var route = line.path("route").asText();
        return line.path("kind").asText().equals("step") || route.contains("{orderId}") || route.contains("{linkId}");
    }

    private Set<String> secrets(OrderStory story) {
        var all = new HashSet<String>();
        texts(Exchange.JSON.valueToTree(story.application()), all);
        all.add(story.customer().token());
        for (var mailbox : List.of("admin", "yamada", "suzuki.hanako", "takahashi", "keiri")) {
            for (Mailbox.Mail mail : suite.mailbox().to(mailbox + "@" + story.domain())) {
                SECRET.matcher(mail.text()).results().forEach(found -> all.add(found.group()));
            }
        }
        all.removeIf(text -> WORD_OF_OURS.matcher(text).matches());
        assertThat(all).hasSizeGreaterThan(30);
        return all;
    }

    private static void texts(JsonNode node, Set<String> all) {
        if (node.isTextual()) {
            all.add(node.textValue());
        }
        node.forEach(part -> texts(part, all));
    }

    private static JsonNode parsed(String line) {
        try {
            return Exchange.JSON.readTree(line.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON in the functions' log: " + line, e);
        }
    }
}
