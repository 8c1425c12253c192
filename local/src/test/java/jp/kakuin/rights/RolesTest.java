package jp.kakuin.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles are written in the template, one for each thing that acts, and can be taken by nothing else. */
class RolesTest {

    private static final Stack STACK = Stack.onAws();
    private static final Map<String, String> SERVICES = Map.of(
            "AWS::Serverless::Function", "lambda.amazonaws.com",
            "AWS::Serverless::StateMachine", "states.amazonaws.com");

    static Collection<Role> roles() {
        return Role.all(STACK).values();
    }

    /** For each role the services that act in it, once for each thing. */
    private static Map<String, List<String>> actors() {
        var actors = new LinkedHashMap<String, List<String>>();
        SERVICES.forEach((type, service) -> STACK.resources(type)
                .keySet()
                .forEach(id -> actors.computeIfAbsent(
                                String.valueOf(STACK.property(id, "Role")), arn -> new ArrayList<>())
                        .add(service)));
        Trigger.of(STACK, "ScheduleV2")
                .forEach(event -> actors.computeIfAbsent(event.text("RoleArn"), arn -> new ArrayList<>())
                        .add("scheduler.amazonaws.com"));
        return actors;
    }

    @Test
    void everything_shouldActInARoleOfItsOwn_elseOneGetsWhatAnotherNeeds() {
        assertThat(actors().keySet())
                .as("whoever names no role gets one from SAM, which may write every log of the account")
                .containsExactlyInAnyOrderElementsOf(
                        roles().stream().map(Role::arn).toList());
        assertThat(actors().values()).allSatisfy(who -> assertThat(who).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void role_shouldBeTakenByItsServiceAlone_andFromThisAccount(Role role) {
        var service = actors().get(role.arn()).getFirst();
        assertThat(role.trust()).singleElement().satisfies(trust -> {
            assertThat(trust.principals()).containsExactly("Service " + service);
            assertThat(trust.actions()).containsExactly("sts:AssumeRole");
            if (!service.startsWith("lambda")) {
                // Else anybody's machine or schedule could be made to act in it (the confused deputy).
                assertThat(trust.conditions())
                        .containsExactly(
                                new Statement.Condition("StringEquals", "aws:SourceAccount", List.of(Stack.ACCOUNT)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("roles")
    void role_shouldHoldOnlyWhatTheTemplateSays_elseAwsCouldWidenIt(Role role) {
        assertThat(role.foreign()).isEmpty();
        assertThat(role.statements()).isNotEmpty().allMatch(Statement::allows);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void role_shouldNotReachOtherRoles_orTheAccount(Role role) {
        assertThat(role.grants().map(Role.Grant::action).map(action -> action.toLowerCase(Locale.ROOT)))
                .noneMatch(action -> action.startsWith("iam:")
                        || action.startsWith("sts:")
                        || action.startsWith("*")
                        || action.startsWith("organizations:")
                        || action.startsWith("cloudformation:"));
    }

    @Test
    void sharedPolicy_shouldGo_whenNoRoleHasIt() {
        var held = roles().stream()
                .flatMap(role -> role.statements().stream())
                .map(Statement::origin)
                .toList();
        assertThat(STACK.resources("AWS::IAM::ManagedPolicy").keySet()).allMatch(held::contains);
    }
}
