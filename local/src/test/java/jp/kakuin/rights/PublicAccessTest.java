package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From outside there are the API's routes and nothing else; of each route somebody has written down what opens it: {@code routes.txt}. */
class PublicAccessTest {

    private static final Stack STACK = Stack.onAws();

    static Stream<List<String>> routes() {
        return DataFile.rows("routes.txt", 4).stream();
    }

    @Test
    void route_shouldBeInTheTable_elseNobodyHasThoughtOfWhoComesIn() {
        var declared = Trigger.of(STACK, "Api").stream()
                .map(route -> route.text("Method") + " " + route.text("Path"))
                .collect(Collectors.toCollection(TreeSet::new));
        var written = routes().map(row -> row.get(0) + " " + row.get(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void route_shouldHaveTheStepThatOpensIt_inItsHandler(List<String> row) throws ClassNotFoundException {
        var function = Trigger.of(STACK, "Api").stream()
                .filter(route -> route.text("Method").equals(row.get(0))
                        && route.text("Path").equals(row.get(1)))
                .map(Trigger::resource)
                .findFirst()
                .orElseThrow();
        var handler = Class.forName(STACK.property(function, "Handler").toString());
        if (row.get(2).equals("-")) {
            assertThat(partsOf(handler, 2)).doesNotContain("CustomerGate", "StaffGate", "LinkAnswers");
        } else {
            assertThat(partsOf(handler, 2)).contains(row.get(2));
        }
    }

    /** Of what classes of ours the handler is made, and of what these are made. */
    private static Set<String> partsOf(Class<?> type, int depth) {
        var parts = new TreeSet<String>();
        for (var field : type.getDeclaredFields()) {
            var part = field.getType();
            if (part.getName().startsWith("jp.kakuin.")) {
                parts.add(part.getSimpleName());
                if (depth > 1) {
                    parts.addAll(partsOf(part, depth - 1));
                }
            }
        }
        return parts;
    }

    @Test
    void kindOfResource_shouldBeInTheTable_elseNobodyHasThoughtOfWhoReachesIt() {
        var known = DataFile.rows("resource-types.txt", 2).stream()
                .map(List::getFirst)
                .collect(Collectors.toCollection(TreeSet::new));
        var used = Stream.of(STACK, Stack.of(CloudTemplate.read(), Map.of("Embedded", "true")))
                .flatMap(stack -> stack.resources().values().stream())
                .map(resource -> resource.get("Type").toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(known);
    }

    @Test
    void function_shouldHaveNoAddressOfItsOwn() {
        assertThat(STACK.resources("AWS::Serverless::Function").keySet())
                .allMatch(id -> STACK.property(id, "FunctionUrlConfig") == null);
        // SAM makes one for each route, for the gateway and that route alone.
        assertThat(STACK.resources("AWS::Lambda::Permission")).isEmpty();
    }

    @Test
    void gateway_shouldBeThrottledAndBehindTheFirewall_onAws() {
        for (var api : STACK.resources("AWS::Serverless::Api").keySet()) {
            assertThat(list(STACK.property(api, "MethodSettings")))
                    .anyMatch(settings -> "/*".equals(at(settings, "ResourcePath"))
                            && "*".equals(at(settings, "HttpMethod"))
                            && Integer.parseInt(
                                            at(settings, "ThrottlingRateLimit").toString())
                                    <= 100);
            if (api.equals("OcspApi")) {
                // CloudFront stands before it: every caller would have the address of one of its few places.
                continue;
            }
            assertThat(STACK.resources("AWS::WAFv2::WebACLAssociation").keySet())
                    .anyMatch(id ->
                            STACK.property(id, "ResourceArn").toString().contains("/restapis/" + api + "/stages/"));
        }
    }

    @Test
    void nobodyOutsideTheAccount_shouldBeAllowedAnything() {
        var open = STACK.resources().keySet().stream()
                .flatMap(id -> Stream.of("KeyPolicy", "PolicyDocument")
                        .map(name -> STACK.property(id, name))
                        .filter(Map.class::isInstance)
                        .flatMap(document -> Statement.of(id, document).stream()))
                .filter(statement -> statement.allows() && statement.isMeantFor("anybody"))
                .filter(statement -> statement.conditions().stream()
                        .noneMatch(condition -> condition.equals(
                                new Statement.Condition("StringEquals", "kms:CallerAccount", List.of(Stack.ACCOUNT)))))
                .toList();
        assertThat(open).isEmpty();
    }
}
