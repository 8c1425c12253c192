package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.CrlNumbers.Published;
import jp.kakuin.status.CrlNumbers.Stand;
import jp.kakuin.status.CrlPart;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link CrlNumbers} keeps (RFC 5280 5.2.3). */
public abstract class CrlNumbersContract {

    private static final Instant NOW = SteppingClock.START;

    private final CrlPart part = new CrlPart("http://crl.kakuin.example/" + UUID.randomUUID() + "/0.crl", "6b");

    protected abstract CrlNumbers numbers();

    @Test
    void number_shouldHaveOneRun_whenTwoAskForIt() {
        assertThat(numbers().find(part)).isEmpty();

        assertThat(numbers().claim(part, 0, 1, "one", NOW)).isTrue();
        assertThat(numbers().claim(part, 0, 1, "two", NOW)).isFalse();

        assertThat(numbers().find(part)).contains(new Stand(1, NOW, "one", Optional.empty()));
    }

    @Test
    void claim_shouldStand_whenItsAnswerWasLostAndItIsRepeated() {
        numbers().claim(part, 0, 1, "one", NOW);
        numbers().claim(part, 1, 2, "one", NOW);

        assertThat(numbers().claim(part, 1, 2, "one", NOW)).isTrue();
        assertThat(numbers().find(part).orElseThrow().claimed()).isEqualTo(2);
    }

    @Test
    void publishedCrl_shouldStayKnown_whenTheNextNumberIsClaimed() {
        var published = new Published(1, NOW, NOW.plus(Duration.ofDays(7)), 3, 500);
        numbers().claim(part, 0, 1, "one", NOW);
        numbers().published(part, published);
        assertThat(numbers().find(part).orElseThrow().settled()).isTrue();

        numbers().claim(part, 1, 2, "two", NOW.plusSeconds(60));

        assertThat(numbers().find(part)).contains(new Stand(2, NOW.plusSeconds(60), "two", Optional.of(published)));
        assertThat(numbers().find(part).orElseThrow().settled()).isFalse();
    }

    @Test
    void olderCrl_shouldNotReplaceANewer_whenItsRunComesLate() {
        numbers().claim(part, 0, 1, "one", NOW);
        numbers().claim(part, 1, 2, "two", NOW);
        var newer = new Published(2, NOW, NOW.plus(Duration.ofDays(7)), 0, 400);
        numbers().published(part, newer);

        numbers().published(part, new Published(1, NOW, NOW.plus(Duration.ofDays(7)), 0, 400));

        assertThat(numbers().find(part).orElseThrow().published()).contains(newer);
    }
}
