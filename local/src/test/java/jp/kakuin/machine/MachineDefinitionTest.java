package jp.kakuin.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every machine, whatever it does. */
class MachineDefinitionTest {

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final int DAYS_35 = 35 * 24 * 60 * 60;
    private static final Set<String> MATCHES_TIMEOUT = Set.of("States.Timeout", "States.ALL");

    private static final Set<String> RETRY_KEYS =
            Set.of("ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy");

    static Stream<Machine> machines() {
        return Machine.all().stream();
    }

    static List<State> tasks() {
        return machines().flatMap(machine -> machine.tasks().stream()).toList();
    }

    static List<State> waits() {
        return tasks().stream().filter(State::waitsForToken).toList();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machine_shouldSayWhatItIsFor_andWhichLanguageItSpeaks(Machine machine) {
        assertThat(machine.json().path("Comment").asText()).isNotBlank();
        assertThat(machine.json().path("QueryLanguage").asText()).isEqualTo("JSONata");
    }

    @ParameterizedTest
    @MethodSource("machines")
    void state_shouldBeTheOnlyOneOfItsName_whenAnOperatorReadsItInAHistory(Machine machine) {
        assertThat(machine.states()).extracting(State::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void fault_shouldLeaveAFailedTask_whenItIsToBeRunAgainByRedrive(Machine machine) {
        assertThat(machine.states())
                .noneMatch(state -> state.is("Fail"))
                .noneMatch(state -> state.json().has("Catch"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void choice_shouldAskAQuestion_andKnowWhatToDoWithEveryAnswer(Machine machine) {
        assertThat(machine.states()).filteredOn(state -> state.is("Choice")).allSatisfy(choice -> {
            assertThat(choice.name()).endsWith("?");
            assertThat(choice.json().path("Default").asText()).isNotBlank();
            assertThat(choice.answers())
                    .as("a path names the rule by its target")
                    .doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void function_shouldBeNamedByTheTemplate_whenATaskCallsIt(Machine machine) throws IOException {
        var template = Template.read();
        var declared = template.of(machine).keySet().stream()
                .map(name -> "${" + name + "}")
                .toList();
        assertThat(machine.tasks())
                .extracting(State::functionName)
                .allMatch(name -> name.matches("\\$\\{[A-Za-z]+Function}"))
                .containsAll(declared)
                .isSubsetOf(declared);
        assertThat(template.functionsOf(machine).keySet())
                .as("the alias of a function of the template")
                .containsExactlyInAnyOrderElementsOf(declared);
        template.functionsOf(machine)
                .forEach((name, function) -> assertThat(name).isEqualTo("${" + function.logicalId() + "}"));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void task_shouldEndInTime_whateverTheFunctionDoes(State task) {
        assertThat(task.resource()).isIn(INVOKE, INVOKE + ".waitForTaskToken");
        assertThat(task.json().path("TimeoutSeconds").asInt()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void task_shouldBeTriedAgainAtUnevenPauses_whenItsFunctionFails(State task) {
        assertThat(task.retriers()).isNotEmpty().allSatisfy(retrier -> {
            assertThat(retrier.path("JitterStrategy").asText()).isEqualTo("FULL");
            assertThat(retrier.path("MaxDelaySeconds").asInt()).isPositive();
            assertThat(retrier.path("MaxAttempts").asInt()).isPositive();
            assertThat(retrier.properties())
                    .as("the schema lets any key pass here")
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf(RETRY_KEYS);
        });
        assertThat(errors(task)).contains("States.TaskFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Check CAA", "Issue Certificate"})
    void others_shouldBeAskedAgainForMostOfAnHour_whenNameServersOrLogsAreDown(String step) {
        var pauses = tasks().stream()
                .filter(task -> task.name().equals(step))
                .flatMap(task -> task.retriers().stream())
                .mapToDouble(MachineDefinitionTest::pauses)
                .sum();
        assertThat(pauses)
                .as("half of this on average; and over before the alarm OrderStands rings after an hour")
                .isBetween(40 * 60.0, 55 * 60.0);
    }

    /** The longest that a retrier may pause in all, in seconds. */
    private static double pauses(JsonNode retrier) {
        double all = 0;
        double next = retrier.path("IntervalSeconds").asDouble();
        for (int i = 0; i < retrier.path("MaxAttempts").asInt(); i++) {
            all += Math.min(next, retrier.path("MaxDelaySeconds").asDouble());
            next *= retrier.path("BackoffRate").asDouble();
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void task_shouldOutlastItsFunction_whenThatRunsToItsOwnTimeout(Machine machine) throws IOException {
        var functions = Template.read().functionsOf(machine);
        assertThat(machine.tasks())
                .filteredOn(task -> !task.waitsForToken())
                .allSatisfy(task -> assertThat(
                                task.json().path("TimeoutSeconds").asLong())
                        .as("else a second run begins while the first still works")
                        .isGreaterThan(
                                functions.get(task.functionName()).timeout().toSeconds()));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void wait_shouldOutlastThe30DaysOfTheTable_andNotBeginAgain(State wait) {
        assertThat(wait.json().path("TimeoutSeconds").asInt()).isEqualTo(DAYS_35);
        assertThat(errors(wait)).doesNotContainAnyElementsOf(MATCHES_TIMEOUT);
    }

    private static Set<String> errors(State task) {
        return task.retriers().stream()
                .flatMap(retrier -> State.list(retrier.path("ErrorEquals")).stream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
