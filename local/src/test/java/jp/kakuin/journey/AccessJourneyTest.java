package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody sees or moves what is not theirs (SPEC S-5, H-2). */
@Journey
class AccessJourneyTest {

    private final Suite suite;

    AccessJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void order_shouldShowItselfToItsOwnCustomerOnly() {
        var mine = OrderStory.ov(suite, "mine").apply();
        var other = OrderStory.ov(suite, "other").apply();
        var api = mine.api();
        var path = "/orders/" + mine.order();

        assertThat(api.get(path, mine.customer().token()).status()).isEqualTo(200);
        assertThat(api.get(path, other.customer().token()).status()).isEqualTo(404);
        assertThat(api.get(path, suite.staffToken("suzuki")).status()).isEqualTo(404);
        assertThat(api.get(path, "").status()).isEqualTo(401);
        assertThat(api.get(path + "/certificate?format=pem", "").status()).isEqualTo(401);
        assertThat(api.post(path + "/withdrawal", other.customer().token(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(mine.status()).isEqualTo("RECEIVED");
        mine.withdraw();
        other.withdraw();
    }

    @Test
    void staffWork_shouldTakeATokenWithTheRightRole() {
        var story = OrderStory.ov(suite, "roles").apply();
        var review = Map.of("outcome", "PASSED");
        var reading = "/staff/orders/" + story.order();

        assertThat(story.staff("tanaka", "/final-review", review).status()).isEqualTo(403);
        assertThat(story.staff("sato", "/final-review", review).status()).isEqualTo(403);
        assertThat(story.staff("tanaka", "/checks/organisation/result", review).status())
                .isEqualTo(403);
        assertThat(story.api()
                        .post("/operations/orders/" + story.order() + "/replay", suite.staffToken("sato"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(story.api().get(reading, story.customer().token()).status()).isEqualTo(401);
        assertThat(story.api().get(reading, suite.staffToken("sato") + "x").status())
                .isEqualTo(401);
        assertThat(story.api().get(reading, "").status()).isEqualTo(401);
        assertThat(story.api().get(reading, suite.staffToken("tanaka")).status())
                .isEqualTo(200);
        story.withdraw();
    }
}
