package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever takes over a remote perspective has a place to look from, and nothing of the CA. */
class PerspectiveTemplateTest {

    private static final Stack STACK = Stack.of(CloudTemplate.read("perspective.yaml"), Map.of("Embedded", "false"));

    @Test
    void function_shouldWriteItsLogAndNothingElse() {
        var role = Role.all(STACK).values();

        assertThat(role).singleElement().satisfies(only -> {
            assertThat(only.foreign()).isEmpty();
            assertThat(only.trust())
                    .singleElement()
                    .satisfies(trust -> assertThat(trust.principals()).containsExactly("Service lambda.amazonaws.com"));
            // What Lambda needs to join the network is denied to the function's code.
            var denied = only.statements().stream()
                    .filter(statement -> !statement.allows())
                    .flatMap(statement -> statement.actions().stream())
                    .toList();
            assertThat(only.statements().stream()
                            .filter(Statement::allows)
                            .flatMap(statement -> statement.actions().stream())
                            .filter(action -> !denied.contains(action)))
                    .containsExactlyInAnyOrder(
                            "logs:CreateLogStream",
                            "logs:PutLogEvents",
                            "xray:PutTraceSegments",
                            "xray:PutTelemetryRecords");
        });
    }

    @Test
    void function_shouldKnowItsResolverAlone() {
        assertThat(CloudTemplate.map(STACK.property("CheckPerspectiveFunction", "Environment", "Variables")))
                .containsOnlyKeys("DNS_RESOLVER", "DNS_TRUST_ANCHORS");
    }

    @Test
    void resolver_shouldBeAskedByTheFunctionAlone() {
        assertThat(CloudTemplate.list(STACK.property("ResolverGroup", "SecurityGroupIngress")))
                .hasSize(2)
                .allSatisfy(rule -> {
                    assertThat(at(rule, "FromPort")).isEqualTo("53");
                    assertThat(at(rule, "SourceSecurityGroupId")).asString().contains("FunctionGroup");
                });
        assertThat(STACK.property("FunctionGroup", "SecurityGroupIngress")).isNull();
    }

    @Test
    void oneMachine_shouldNeedNoNetwork() {
        var here = Stack.of(
                CloudTemplate.read("perspective.yaml"), Map.of("Embedded", "true", "DnsResolver", "127.0.0.1:53"));

        assertThat(here.resources().keySet())
                .containsExactlyInAnyOrder(
                        "RuntimeLayer",
                        "PkiLayer",
                        "CheckPerspectiveFunction",
                        "CheckPerspectiveFunctionRole",
                        "FunctionLog");
    }
}
