package jp.kakuin.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code statemachines/cases/} on the emulator's own interpreter. */
@Tag("every-emulator")
@Timeout(180)
class MachineCasesTest {

    @TempDir
    static Path folder;

    /** LocalStack pauses in real time, so what waits there waits together. */
    private static final int SIDE_BY_SIDE = 6;

    /** What became of a case. */
    private record Played(Performance performance, Emulator.Ended ended) {}

    private static final Map<Case, Future<Played>> PLAYED = new HashMap<>();
    private static final ExecutorService STAGE = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    private static final ExecutorService STAGE_FOR_ONE = Executors.newSingleThreadExecutor();

    private static Emulator emulator;
    private static Map<String, Machine> machines;
    private static Template template;

    @BeforeAll
    static void start() throws IOException {
        template = Template.read();
        machines = Machine.all().stream().collect(Collectors.toMap(Machine::name, Function.identity()));
        emulator = Emulator.start(folder);
        cases().forEach(written -> PLAYED.put(written, stageFor(written).submit(() -> play(written))));
    }

    private static ExecutorService stageFor(Case written) {
        return written.input().has("orderId") ? STAGE : STAGE_FOR_ONE;
    }

    private static Played play(Case written) throws Exception {
        var performance = new Performance(written, emulator.flow());
        return new Played(performance, emulator.play(written, performance));
    }

    @AfterAll
    static void stop() {
        STAGE.shutdownNow();
        STAGE_FOR_ONE.shutdownNow();
        if (emulator != null) {
            emulator.close();
        }
    }

    static Stream<Case> cases() {
        return Machine.all().stream().flatMap(machine -> machine.cases().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void execution_shouldTakeThePathOfItsCase_whenTheFunctionsAnswerAsWritten(Case written) throws Exception {
        var machine = machines.get(written.machine());
        var walk = Walk.of(machine, written, template.namesOf(machine));
        assertThat(walk.problems).isEmpty();

        var played = PLAYED.get(written).get();
        var performance = played.performance();
        var ended = played.ended();

        assertThat(performance.surprises()).isEmpty();
        assertThat(ended.status()).isEqualTo(written.endStatus());
        assertThat(ended.entered()).isEqualTo(walk.outermost);
        assertThat(written.endState())
                .isEqualTo(written.endStatus().equals("FAILED") ? walk.failedAt : walk.outermost.getLast());
        assertThat(names(performance.calls())).isEqualTo(names(walk.calls()));
        assertThat(walk.orders)
                .allSatisfy(order -> assertThat(performance.kept(order)).isTrue());
    }

    private static TreeSet<String> names(java.util.Collection<Case.Call> calls) {
        return calls.stream().map(Case.Call::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
