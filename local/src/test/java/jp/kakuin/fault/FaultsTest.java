package jp.kakuin.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every call of the functions that sign, deliver and invoice goes wrong, and a drawn part of all others; {@code ./kakuin faults} does the
 * rest. Another draw: {@code -Dfaults.seed=…}.
 */
@Timeout(900)
class FaultsTest {

    private static final Set<String> WHOLE = Set.of("issue-certificate", "deliver-certificate", "send-invoice");
    private static final int DRAWN = 40;

    @Test
    void orders_shouldComeToTheSameEnd_whereverACallToAwsGoesWrong() {
        long seed = Long.getLong("faults.seed", new Random().nextLong(1_000_000));
        try (var suite = FaultSuite.start("faults")) {
            var battery = new Battery(suite, seed);
            requests(battery);
            battery.report().write(Path.of("target", "faults", "report.txt"));
            assertThat(battery.report().violations()).as("seed " + seed).isEmpty();
            assertThat(battery.report().tried()).isGreaterThan(150);
        }
    }

    private static void requests(Battery battery) {
        var strikes = new ArrayList<>(
                battery.own(Journey.OV, position -> WHOLE.contains(position.function()), battery::oneOfEachSort));
        strikes.addAll(battery.sample(
                battery.own(Journey.OV, position -> !WHOLE.contains(position.function()), battery::everyKind), DRAWN));
        battery.straight(Journey.OV, Trial.People.SEND_IT_AGAIN, strikes);
    }
}
