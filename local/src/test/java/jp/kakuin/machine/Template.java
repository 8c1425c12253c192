package jp.kakuin.machine;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.testkit.given.EventFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What template.yaml puts in the place of each {@code ${Name}} of each machine. */
record Template(Map<String, Map<String, String>> substitutions, List<FunctionDeclaration> functions) {

    private static final Path FILE = EventFile.root().resolve("template.yaml");
    private static final Pattern ALIAS = Pattern.compile("\\$\\{(\\w+)\\.Arn}:live");

    static Template read() throws IOException {
        try (Reader text = Files.newBufferedReader(FILE)) {
            var resources =
                    entries(entries(new Yaml(new LoaderOptions()).compose(text)).get("Resources"));
            var substitutions = new LinkedHashMap<String, Map<String, String>>();
            resources.values().stream()
                    .map(Template::entries)
                    .filter(resource -> text(resource.get("Type")).equals("AWS::Serverless::StateMachine"))
                    .map(resource -> entries(resource.get("Properties")))
                    .forEach(machine -> substitutions.put(
                            text(machine.get("DefinitionUri")), texts(machine.get("DefinitionSubstitutions"))));
            return new Template(substitutions, TemplateFile.read(FILE).functions());
        }
    }

    Map<String, String> of(Machine machine) {
        return substitutions.getOrDefault(machine.file(), Map.of());
    }

    /** The function that each substitution of a machine leads to. */
    Map<String, FunctionDeclaration> functionsOf(Machine machine) {
        var byId = functions.stream().collect(Collectors.toMap(FunctionDeclaration::logicalId, Function.identity()));
        var found = new LinkedHashMap<String, FunctionDeclaration>();
        of(machine).forEach((name, value) -> {
            var alias = ALIAS.matcher(value);
            if (alias.matches() && byId.containsKey(alias.group(1))) {
                found.put("${" + name + "}", byId.get(alias.group(1)));
            }
        });
        return found;
    }

    /** The name of the function that each substitution of a machine leads to. */
    Map<String, String> namesOf(Machine machine) {
        return functionsOf(machine).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    private static Map<String, Node> entries(Node node) {
        var found = new LinkedHashMap<String, Node>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> found.put(text(tuple.getKeyNode()), tuple.getValueNode()));
        }
        return found;
    }

    private static Map<String, String> texts(Node node) {
        var found = new LinkedHashMap<String, String>();
        entries(node).forEach((key, value) -> found.put(key, text(value)));
        return found;
    }

    private static String text(Node node) {
        return Optional.ofNullable(node)
                .filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).getValue())
                .orElse("");
    }
}
