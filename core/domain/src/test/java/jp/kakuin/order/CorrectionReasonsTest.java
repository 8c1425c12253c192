package jp.kakuin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kakuin.catalogue.Text;
import org.junit.jupiter.api.Test;

/** A customer who is told half of the reasons corrects twice (SPEC A-4). */
class CorrectionReasonsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final Correction.Reason FIRST = new Correction.Reason("FIRST", "a", new Text("一", "one"));
    private static final Correction.Reason SECOND = new Correction.Reason("SECOND", "b", new Text("二", "two"));

    private final Order received = ReceivedOrder.of(new AcceptedApplication().make(), List.of(), NOW);

    @Test
    void reasons_shouldBeAdded_whenACorrectionStillLasts() {
        var once = received.sentBack(List.of(FIRST), NOW);
        var reminded = once.withCorrection(once.correction().orElseThrow().reminded());
        var twice = reminded.sentBack(List.of(SECOND), LATER);

        assertThat(twice.correction()).contains(new Correction(List.of(FIRST, SECOND), NOW, 1));
        assertThat(twice.statusSince()).isEqualTo(NOW);
        assertThat(twice.status()).isEqualTo(OrderStatus.CORRECTION);
    }

    @Test
    void reasons_shouldBeTheNewOnesOnly_whenTheOrderHadComeBackBetween() {
        var resumed = received.sentBack(List.of(FIRST), NOW).resumed(OrderStatus.VETTING, NOW);

        var again = resumed.sentBack(List.of(SECOND), LATER);

        assertThat(resumed.correction()).isEmpty();
        assertThat(again.correction()).contains(new Correction(List.of(SECOND), LATER, 0));
        assertThat(again.statusSince()).isEqualTo(LATER);
    }

    @Test
    void caaAnswer_shouldNotOutliveACorrection_whenTheOrderComesBack() {
        var permitted = received.withCaaPermitted(NOW).sentBack(List.of(FIRST), NOW);

        assertThat(permitted.resumed(OrderStatus.ISSUING, LATER).caaPermittedAt())
                .isEmpty();
    }
}
