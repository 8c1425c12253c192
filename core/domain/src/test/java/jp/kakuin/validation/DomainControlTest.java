package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.validation.DomainControl.Challenge;
import jp.kakuin.validation.DomainControl.Look;
import org.junit.jupiter.api.Test;

/** SPEC D-6: what is published is found soon, and a customer who takes weeks is not asked for every minute. */
class DomainControlTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void pauses_shouldGrowToSixHours_whenNothingIsThere() {
        var control = DomainControl.planned(ValidationMethod.DNS_CHANGE, "example.co.jp")
                .challenged(new Challenge("7q2m", "ca.example", NOW, NOW), NOW);
        var pauses = new ArrayList<Long>();
        pauses.add(Duration.between(NOW, control.nextLookAt().orElseThrow()).toMinutes());
        for (int i = 0; i < 9; i++) {
            var at = control.nextLookAt().orElseThrow();
            control = control.lookedInVain(new Look(at, false, "", "0/4", Map.of()));
            pauses.add(Duration.between(at, control.nextLookAt().orElseThrow()).toMinutes());
        }
        assertThat(pauses).containsExactly(5L, 5L, 10L, 20L, 40L, 80L, 160L, 320L, 360L, 360L);
    }

    @Test
    void randomValue_shouldExpireAfter30Days_andNotASecondEarlier() {
        var challenge = new Challenge("7q2m", "ca.example", NOW, NOW.plusSeconds(90));

        assertThat(challenge.expired(NOW.plus(Duration.ofDays(30)))).isFalse();
        assertThat(challenge.expired(NOW.plus(Duration.ofDays(30)).plusSeconds(1)))
                .isTrue();
    }

    @Test
    void aliases_shouldBeAskedFor_whereTakingLabelsAwayDoesNotLead() {
        var control = DomainControl.planned(ValidationMethod.DNS_CHANGE, "cdn.example.jp");

        assertThat(control.aliases(
                        List.of("cdn.example.jp", "a.cdn.example.jp", "www.example.co.jp", "acdn.example.jp")))
                .containsExactly("www.example.co.jp", "acdn.example.jp");
    }
}
