package jp.kakuin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import jp.kakuin.testkit.given.EventFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** template.yaml as a tree of texts, in which {@code !Ref X}, {@code !Sub X} and {@code !GetAtt X} are X. */
record TemplateTree(JsonNode root) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static TemplateTree read() {
        try (Reader text = Files.newBufferedReader(EventFile.root().resolve("template.yaml"))) {
            return new TemplateTree(tree(new Yaml(new LoaderOptions()).compose(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Properties of the resources of a type, by logical id. */
    Map<String, JsonNode> resources(String type) {
        var found = new TreeMap<String, JsonNode>();
        root.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue().path("Properties"));
            }
        });
        return found;
    }

    private static JsonNode tree(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = MAPPER.createObjectNode();
                mapping.getValue()
                        .forEach(entry ->
                                object.set(((ScalarNode) entry.getKeyNode()).getValue(), tree(entry.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = MAPPER.createArrayNode();
                sequence.getValue().forEach(entry -> array.add(tree(entry)));
                yield array;
            }
            case ScalarNode scalar -> MAPPER.getNodeFactory().textNode(scalar.getValue());
            default -> throw new IllegalStateException("no node of a template: " + node);
        };
    }
}
