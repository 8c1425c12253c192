package jp.kakuin.local.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakuin.local.host.FunctionDeclaration;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * template.yaml read for its functions and for the local files it names. Read as nodes, not as objects, because the text itself
 * is deployed: only the paths in it are exchanged, each at its place.
 */
public final class TemplateFile {

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String STACK_PREFIX = "${AWS::StackName}-";

    /** The property of each resource type that may name a local file. */
    private static final Map<String, String> FILE_PROPERTIES = Map.of(
            FUNCTION,
            "CodeUri",
            "AWS::Serverless::LayerVersion",
            "ContentUri",
            "AWS::Serverless::StateMachine",
            "DefinitionUri",
            "AWS::Serverless::Api",
            "DefinitionUri");

    private final Path file;
    private final String text;
    private final MappingNode root;

    private TemplateFile(Path file, String text, MappingNode root) {
        this.file = file;
        this.text = text;
        this.root = root;
    }

    public static TemplateFile read(Path file) throws IOException {
        String text = Files.readString(file);
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        if (node instanceof MappingNode mapping) {
            return new TemplateFile(file, text, mapping);
        }
        throw new IOException(file + " is no CloudFormation template.");
    }

    /** Every function, in the order of the template. */
    public List<FunctionDeclaration> functions() {
        return resources(FUNCTION).stream()
                .map(entry -> declaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String setting(Node resource, String property, String otherwise) {
        return path(resource, "Properties", property)
                .or(() -> path(root, "Globals", "Function", property))
                .flatMap(TemplateFile::scalar)
                .orElse(otherwise);
    }

    public Set<String> parameters() {
        return path(root, "Parameters").map(node -> entries(node).keySet()).orElse(Set.of());
    }

    /** Files that the template names and that lie beside it. */
    public List<Path> localFiles() {
        return fileScalars().stream().map(this::resolve).distinct().toList();
    }

    /** The template's text with each local path exchanged for what {@code address} gives for that file. */
    public String withFiles(Function<Path, String> address) {
        var result = new StringBuilder(text);
        // From the end to the beginning, so that earlier places keep their position.
        fileScalars().stream()
                .sorted(Comparator.comparing(TemplateFile::start).reversed())
                .forEach(scalar -> {
                    int end = text.offsetByCodePoints(0, scalar.getEndMark().getIndex());
                    int start = text.offsetByCodePoints(0, start(scalar));
                    result.replace(start, end, "'" + address.apply(resolve(scalar)) + "'");
                });
        return result.toString();
    }

    private List<ScalarNode> fileScalars() {
        var found = new ArrayList<ScalarNode>();
        FILE_PROPERTIES.forEach((type, property) -> resources(type)
                .forEach(entry -> path(entry.getValue(), "Properties", property)
                        .filter(ScalarNode.class::isInstance)
                        .map(ScalarNode.class::cast)
                        .filter(scalar -> !scalar.getValue().contains("://"))
                        .ifPresent(found::add)));
        return found;
    }

    private static int start(ScalarNode scalar) {
        return scalar.getStartMark().getIndex();
    }

    private Path resolve(ScalarNode scalar) {
        return file.toAbsolutePath().resolveSibling(scalar.getValue()).normalize();
    }

    private FunctionDeclaration declaration(String logicalId, Node resource) {
        String name = required(logicalId, resource, "FunctionName");
        if (!name.startsWith(STACK_PREFIX)) {
            throw new IllegalArgumentException(logicalId + " must be named !Sub '" + STACK_PREFIX
                    + "<folder>', so that calls to it find its handler.");
        }
        String[] handler = required(logicalId, resource, "Handler").split("::", 2);
        return new FunctionDeclaration(
                logicalId,
                name.substring(STACK_PREFIX.length()),
                setting(resource, "Runtime", "java25"),
                handler[0],
                handler.length > 1 ? handler[1] : "handleRequest",
                Duration.ofSeconds(Long.parseLong(setting(resource, "Timeout", "3"))));
    }

    private static String required(String logicalId, Node resource, String property) {
        return path(resource, "Properties", property)
                .flatMap(TemplateFile::scalar)
                .orElseThrow(() -> new IllegalArgumentException(logicalId + " has no " + property + "."));
    }

    private List<Map.Entry<String, Node>> resources(String type) {
        Map<String, Node> all =
                path(root, "Resources").map(TemplateFile::entries).orElse(Map.of());
        return all.entrySet().stream()
                .filter(entry -> path(entry.getValue(), "Type")
                        .flatMap(TemplateFile::scalar)
                        .filter(type::equals)
                        .isPresent())
                .toList();
    }

    private static Optional<Node> path(Node from, String... keys) {
        Optional<Node> node = Optional.of(from);
        for (String key : keys) {
            node = node.map(TemplateFile::entries).map(entries -> entries.get(key));
        }
        return node;
    }

    private static Map<String, Node> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return Map.of();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode)
                .collect(Collectors.toMap(
                        tuple -> ((ScalarNode) tuple.getKeyNode()).getValue(),
                        tuple -> tuple.getValueNode(),
                        (first, second) -> second,
                        java.util.LinkedHashMap::new));
    }

    private static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
