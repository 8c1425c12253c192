package jp.kakuin.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every call of the functions that sign, deliver, invoice and remind goes wrong, and a drawn part of all others; {@code ./kakuin faults} does
 * the rest. Another draw: {@code -Dfaults.seed=…}.
 */
@Timeout(900)
class FaultsTest {

    private static final Set<String> WHOLE = Set.of("issue-certificate", "deliver-certificate", "send-invoice");
    private static final Set<Scene> REMINDED = EnumSet.of(Scene.WAITING, Scene.WAITING_IN_VAIN, Scene.CONTRACT_ENDING);
    private static final int DRAWN = 26;
    private static final int DRAWN_OF_EV = 13;

    @Test
    void orders_shouldComeToTheSameEnd_whereverACallToAwsGoesWrong() {
        long seed = Long.getLong("faults.seed", new Random().nextLong(1_000_000));
        try (var suite = FaultSuite.start("faults")) {
            var battery = new Battery(suite, seed, false, violation -> {});
            ordinary(battery);
            validatedMore(battery);
            battery.scenes(
                    REMINDED,
                    positions ->
                            positions.stream().flatMap(battery::oneOfEachSort).toList());
            battery.report().write(Path.of("target", "faults", "report.txt"));
            assertThat(battery.report().violations()).as("seed " + seed).isEmpty();
            assertThat(battery.report().tried()).isGreaterThan(230);
        }
    }

    private static void ordinary(Battery battery) {
        var strikes = new ArrayList<>(
                battery.own(Journey.OV, position -> WHOLE.contains(position.function()), battery::twoSorts));
        strikes.addAll(battery.sample(
                battery.own(Journey.OV, position -> !WHOLE.contains(position.function()), battery::everyKind), DRAWN));
        battery.straight(Journey.OV, Trial.People.SEND_IT_AGAIN, strikes);
    }

    /** What an EV order does not have in common with the other. */
    private static void validatedMore(Battery battery) {
        var known = battery.functions(Journey.OV);
        battery.straight(
                Journey.EV,
                Trial.People.SEND_IT_AGAIN,
                battery.sample(
                        battery.own(Journey.EV, position -> !known.contains(position.function()), battery::everyKind),
                        DRAWN_OF_EV));
    }
}
