package jp.kakuin.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No path of a machine is left to be taken for the first time by a customer's order. */
class MachineCoverageTest {

    static Stream<Machine> machines() {
        return Machine.all().stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyStateBranchAndRetry_shouldBeReachedByACase(Machine machine) throws IOException {
        var functions = Template.read().namesOf(machine);
        var missing = new TreeSet<>(Coverage.toReach(machine));
        machine.cases().forEach(written -> missing.removeAll(Walk.of(machine, written, functions).touched));
        assertThat(missing).as("what no case of " + machine + " reaches").isEmpty();
    }
}
