package jp.kakuin.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault that was not survived has to be repeatable by what was printed of it. */
class StrikeTest {

    private final Position position = new Position("open-check", "domain-admin-*.example.co.jp", 3, "DynamoDb.GetItem");

    @Test
    void fault_shouldBeRepeatable_byItsText() {
        for (var strike :
                List.of(Strike.once(position, FaultKind.KILLED), Strike.inARow(position, FaultKind.THROTTLED, 8))) {
            var parsed = Strike.parse(List.of(strike.toString().split(" \\| ", -1)));

            assertThat(parsed).hasToString(strike.toString());
            assertThat(parsed.waitsAt("open-check", "domain-admin-*.example.co.jp", 3, ""))
                    .isTrue();
        }
    }

    @Test
    void fault_shouldHappenAsOftenAsItIsMeantTo_andNowhereElse() {
        var strike = Strike.inARow(position, FaultKind.LOST, 2);

        assertThat(strike.waitsAt("open-check", "organisation", 3, "")).isFalse();
        assertThat(strike.waitsAt("open-check", position.place(), 4, "")).isFalse();
        assertThat(strike.happened()).isFalse();
        assertThat(List.of(strike.hit(), strike.hit(), strike.hit())).containsExactly(true, true, false);
        assertThat(strike.spent()).isTrue();
        assertThat(strike.waitsAt("open-check", position.place(), 3, "")).isFalse();
    }
}
