package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** BR 4.2.1: an applicant that resembles a phisher is decided about by a person, who sees why; the applicant does not. */
@Journey
class HighRiskJourneyTest {

    private final Suite suite;

    HighRiskJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void orderShouldWaitForAPerson_andThenBeIssued_whenItsNameIsListed() throws Exception {
        var story = OrderStory.ov(suite, "listed");
        var name = "listed.example.co.jp";
        change(story, "ADD", name);
        try {
            story.apply();
            var seen = story.awaitWait("high-risk");
            var page = story.api()
                    .get("/staff/orders/" + story.order(), suite.staffToken("suzuki"))
                    .orFail()
                    .json();
            assertThat(page.path("results").findValues("findings").toString()).contains(name, "PHISHING_TARGET");
            assertThat(seen.toString()).doesNotContain("PHISHING_TARGET");
            assertThat(story.api()
                            .get("/staff/high-risk/NAME", suite.staffToken("sato"))
                            .orFail()
                            .json()
                            .path("entries")
                            .findValuesAsText("value"))
                    .contains(name);
            story.drive();
            assertThat(story.customer().certificate("pem")).isNotEmpty();
        } finally {
            change(story, "REMOVE", name);
        }
    }

    private void change(OrderStory story, String action, String value) throws Exception {
        story.api()
                .post(
                        "/staff/high-risk",
                        suite.staffToken("sato"),
                        Map.of(
                                "action", action,
                                "kind", "NAME",
                                "value", value,
                                "ground", "PHISHING_TARGET",
                                "note", "報告 2026-031"))
                .orFail();
    }
}
