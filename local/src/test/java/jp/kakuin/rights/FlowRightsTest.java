package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Machines and schedules start exactly what they are there for. */
class FlowRightsTest {

    private static final Stack STACK = Stack.onAws();

    static Set<String> machines() {
        return STACK.resources("AWS::Serverless::StateMachine").keySet();
    }

    static List<Trigger> schedules() {
        return Trigger.of(STACK, "ScheduleV2");
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machine_shouldInvokeItsStepsAtTheAlias_andNothingElse(String machine) throws IOException {
        var called = new TreeSet<String>();
        var file = EventFile.root()
                .resolve(STACK.property(machine, "DefinitionUri").toString());
        functions(new ObjectMapper().readTree(Files.readString(file)), called);
        var substitutions = map(STACK.property(machine, "DefinitionSubstitutions"));
        var steps = called.stream()
                .map(name -> String.valueOf(substitutions.get(name)))
                .toList();

        assertThat(invoked(machine, "lambda:InvokeFunction")).containsExactlyInAnyOrderElementsOf(steps);
        assertThat(steps).isNotEmpty().allMatch(arn -> arn.endsWith(":live"));
        assertThat(substitutions.keySet())
                .as("what the template puts in and no state uses")
                .isEqualTo(called);
    }

    /** Beside its steps a machine may only log. */
    private static Collection<String> invoked(String machine, String action) {
        var grants = role(STACK.property(machine, "Role").toString()).grants().toList();
        assertThat(grants)
                .filteredOn(grant -> !grant.action().equals(action))
                .allMatch(grant -> grant.statement().origin().equals("WriteFlowLog"));
        return grants.stream()
                .filter(grant -> grant.action().equals(action))
                .map(Role.Grant::resource)
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void schedule_shouldStartItsTargetAlone(Trigger schedule) {
        var machine = machines().contains(schedule.resource());
        var target = machine ? STACK.arn(schedule.resource()) : STACK.arn(schedule.resource()) + ":live";

        assertThat(role(schedule.text("RoleArn")).grants()).singleElement().satisfies(grant -> {
            assertThat(grant.action()).isEqualTo(machine ? "states:StartExecution" : "lambda:InvokeFunction");
            assertThat(grant.resource()).isEqualTo(target);
        });
    }

    private static Role role(String arn) {
        return Role.all(STACK).values().stream()
                .filter(role -> role.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private static void functions(JsonNode node, Set<String> found) {
        var name = node.path("FunctionName").asText();
        if (!name.isEmpty()) {
            found.add(name.substring(2, name.length() - 1));
        }
        node.forEach(child -> functions(child, found));
    }
}
