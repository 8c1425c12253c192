package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static jp.kakuin.rights.CloudTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** {@code *} stands only where AWS knows nothing narrower, each time with its reason: {@code wildcards.txt}. */
class WildcardsTest {

    private static final List<String> DOCUMENTS =
            List.of("PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "ResourcePolicy", "Policy");

    @Test
    void wildcard_shouldHaveAReason_andAReasonItsWildcard() {
        var reasons = DataFile.rows("wildcards.txt", 4).stream()
                .map(row -> row.subList(0, 3))
                .toList();
        assertThat(reasons).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(
                        wildcards().map(each -> String.join("  ", each)).toList()))
                .as("add a line with the reason to rights/wildcards.txt, or take the line away")
                .isEqualTo(new TreeSet<>(
                        reasons.stream().map(each -> String.join("  ", each)).toList()));
    }

    private static Stream<List<String>> wildcards() {
        // Both ways of deploying: what stands on one machine only is looked at as well.
        return Stream.of("false", "true")
                .map(embedded -> Stack.of(CloudTemplate.read(), Map.of("Embedded", embedded, "CaKeys", "2")))
                .flatMap(stack -> stack.resources().keySet().stream()
                        .flatMap(id -> statements(stack, id).flatMap(statement -> wildcards(stack, id, statement))));
    }

    private static Stream<Statement> statements(Stack stack, String id) {
        var own = DOCUMENTS.stream()
                .map(name -> document(stack.property(id, name)))
                .filter(Map.class::isInstance);
        var inline = list(stack.property(id, "Policies")).stream()
                .filter(Map.class::isInstance)
                .map(policy -> at(map(policy), "PolicyDocument"));
        return Stream.concat(own, inline).flatMap(document -> Statement.of(id, document).stream());
    }

    // Some resources take their policy as a text, which YAML reads as well.
    private static Object document(Object policy) {
        return policy instanceof String text && text.startsWith("{")
                ? new Yaml(new LoaderOptions()).load(text)
                : policy;
    }

    private static Stream<List<String>> wildcards(Stack stack, String id, Statement statement) {
        var name = statement.sid().isEmpty() ? id : id + "." + statement.sid();
        return Stream.of(
                        Map.entry("Action", statement.actions()),
                        Map.entry("Resource", statement.resources()),
                        Map.entry("Principal", statement.principals()))
                .flatMap(part -> part.getValue().stream()
                        .filter(value -> value.contains("*") || value.contains("?"))
                        .map(value -> List.of(name, part.getKey(), value)));
    }
}
