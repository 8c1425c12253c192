package jp.kakuin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A changed parameter reaches every function: SAM publishes a version only when it sees another text (docs/decisions.md). */
class ParametersTest {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(\\w+)}");
    /** A stack is on AWS or on one machine for its whole life. */
    private static final Set<String> FIXED = Set.of("Embedded");

    private final Node root = read("template.yaml");

    @Test
    void parameter_shouldStandInTheLayersLicence_whenEveryFunctionHasItInAVariable() {
        var variables = parameters(at(root, "Globals", "Function", "Environment"));

        assertThat(variables).contains("PortalUrl", "SupportMail");
        assertThat(parameters(at(root, "Resources", "RuntimeLayer", "Properties", "LicenseInfo")))
                .containsAll(variables);
    }

    @Test
    void parameter_shouldStandInTheFunctionsSettings_whenThatFunctionAloneHasItInAVariable() {
        var missing = new TreeMap<String, Set<String>>();
        int functions = 0;
        for (var resource : entries(at(root, "Resources")).entrySet()) {
            if (!text(at(resource.getValue(), "Type")).equals("AWS::Serverless::Function")) {
                continue;
            }
            functions++;
            var variables = at(resource.getValue(), "Properties", "Environment", "Variables");
            var used = parameters(variables);
            used.removeAll(parameters(at(variables, "SETTINGS", "Fn::ToJsonString")));
            if (!used.isEmpty()) {
                missing.put(resource.getKey(), used);
            }
        }
        assertThat(functions).isGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    @Test
    void perspective_shouldUseWhatItWasDeployedWith_whenAParameterOrALayerHasChanged() {
        var perspective = read("perspective.yaml");
        var variables =
                at(perspective, "Resources", "CheckPerspectiveFunction", "Properties", "Environment", "Variables");
        var used = parameters(perspective, variables);

        assertThat(used).contains("DnsResolver", "DnsTrustAnchors");
        assertThat(parameters(perspective, at(perspective, "Resources", "RuntimeLayer", "Properties", "LicenseInfo")))
                .containsAll(used);
        assertThat(text(at(perspective, "Globals", "LayerVersion", "PublishLambdaVersion")))
                .isEqualTo("true");
        // Before SAM: it would see ToJsonString as it stands.
        assertThat(at(perspective, "Transform"))
                .isInstanceOfSatisfying(
                        SequenceNode.class,
                        transforms -> assertThat(text(transforms.getValue().getFirst()))
                                .isEqualTo("AWS::LanguageExtensions"));
    }

    private Set<String> parameters(Node node) {
        return parameters(root, node);
    }

    /** Names of parameters whose values decide this part, by themselves or by a condition. */
    private static Set<String> parameters(Node root, Node node) {
        var found = new TreeSet<String>();
        collect(root, node, found);
        found.retainAll(entries(at(root, "Parameters")).keySet());
        found.removeAll(FIXED);
        return found;
    }

    private static void collect(Node root, Node node, Set<String> found) {
        switch (node) {
            case null -> {}
            case ScalarNode scalar -> {
                found.add(scalar.getTag().getValue().equals("!Ref") ? scalar.getValue() : "");
                if (scalar.getTag().getValue().equals("!Condition")) {
                    collect(root, at(root, "Conditions", scalar.getValue()), found);
                }
                IN_TEXT.matcher(scalar.getValue()).results().forEach(match -> found.add(match.group(1)));
            }
            case SequenceNode list -> {
                if (list.getTag().getValue().equals("!If")) {
                    collect(root, at(root, "Conditions", text(list.getValue().getFirst())), found);
                }
                list.getValue().forEach(each -> collect(root, each, found));
            }
            case MappingNode mapping -> mapping.getValue().forEach(each -> collect(root, each.getValueNode(), found));
            default -> throw new IllegalStateException("no part of a template: " + node);
        }
    }

    private static Node read(String file) {
        try {
            var text = Files.readString(EventFile.root().resolve(file));
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Node at(Node node, String... keys) {
        for (var key : List.of(keys)) {
            node = entries(node).get(key);
        }
        return node;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Map<String, Node> entries(Node node) {
        var all = new TreeMap<String, Node>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> all.put(text(each.getKeyNode()), each.getValueNode()));
        }
        return all;
    }
}
